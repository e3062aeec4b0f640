import assert from "node:assert/strict";
import { buildSchema, validateSchema } from "graphql";
import { DoesNotFit } from "./deriver.ts";
import { deriveFromCodegenTypes } from "./graphql-codegen.ts";

const types = `
type Maybe<T> = T | null;
/** All built-in and custom scalars. */
type Scalars = {
  ID: string;
  String: string;
  Int: number;
  /** A moment; with a brace } in it. */
  DateTime: Date;
};
type Query = {
  __typename?: "Query";
  /** All notes. */
  notes: NoteConnection;
  note?: Maybe<Note>;
  linkPR: Paper;
};
type QueryNotesArgs = {
  filter?: InputMaybe<NoteFilter>;
  first?: InputMaybe<Scalars["Int"]>;
};
type QueryNoteArgs = {
  id: Scalars["String"];
};
type QueryLinkPrArgs = {
  url: Scalars["String"];
};
type Mutation = {
  __typename?: "Mutation";
  noteCreate: Note;
};
type NoteFilter = {
  id?: InputMaybe<IdComparator>;
  or?: InputMaybe<Array<NoteFilter>>;
};
type IdComparator = {
  in?: InputMaybe<Array<Scalars["ID"]>>;
};
type Node = {
  id: Scalars["ID"];
};
type Note = Node & {
  __typename?: "Note";
  createdAt: Scalars["DateTime"];
  id: Scalars["ID"];
  kind?: Maybe<NoteKind>;
  tags: Array<Maybe<Scalars["String"]>>;
};
type NoteConnection = {
  __typename?: "NoteConnection";
  nodes: Array<Note>;
};
declare enum NoteKind {
  Plain = "plain",
  RichText = "rich_text",
}
type Letter = {
  __typename?: "Letter";
  id: Scalars["ID"];
};
type Paper = Letter | Note;
type NoteFragment = {
  __typename: "Note";
} & Pick<Note, "id">;
`;

const derive = (text: string, rename = {}) =>
  deriveFromCodegenTypes(new Map([["types.d.ts", text]]), { rename }).text;

describe("deriving a schema from generated types", () => {
  it("brings back kinds, lists, nulls, arguments, interfaces, unions and enums", () => {
    const schema = derive(types, { IdComparator: "IDComparator" });
    assert.deepEqual(validateSchema(buildSchema(schema)), []);
    for (const part of [
      "notes(filter: NoteFilter, first: Int): NoteConnection!",
      "note(id: String!): Note\n",
      // The generator wrote QueryLinkPrArgs.
      "linkPR(url: String!): Paper!",
      "interface Node {\n  id: ID!\n}",
      "type Note implements Node {",
      "tags: [String]!",
      "enum NoteKind {\n  plain\n  rich_text\n}",
      "union Paper = Letter | Note",
      "scalar DateTime",
      "input NoteFilter {\n  id: IDComparator\n  or: [NoteFilter!]\n}",
    ])
      assert.ok(schema.includes(part), `${part} in ${schema}`);
  });

  it("gives the same text for the same types, and says what it lost", () => {
    assert.equal(derive(types), derive(types));
    assert.match(derive(types), /^# Lost: Default values/);
  });

  it("refuses types that it does not understand", () => {
    const fails = (text: string, message: RegExp, rename = {}) =>
      assert.throws(
        () => derive(text, rename),
        (error) => error instanceof DoesNotFit && error.file === "types.d.ts" && message.test(error.message),
      );
    fails("export {};", /declares no type Scalars/);
    fails(types.replace("kind?: Maybe<NoteKind>;", "kind?: Promise<NoteKind>;"), /Promise<NoteKind>/);
    fails(types.replace("kind?: Maybe<NoteKind>;", "kind(): NoteKind;"), /unheard of about Note: kind\(\)/);
    fails(types.replace("type NoteFilter", "type Other"), /NoteFilter that it does not declare/);
    fails(types, /no type Gone to rename/, { Gone: "Went" });
  });
});
