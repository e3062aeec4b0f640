import assert from "node:assert/strict";
import { type DocumentNode, parse, print, validate } from "graphql";
import { createRandom } from "../random/random.ts";
import { graphNotesSchema } from "../testing/graph-notes.ts";
import { fullSchema } from "./full-schema.ts";
import { isPlainlyValid } from "./plainly-valid.ts";
import { TypeSystem } from "./type-system.ts";

const types = new TypeSystem(graphNotesSchema);
const schema = fullSchema(types);

/** Documents as programs send them. */
const good = [
  "{ notes { nodes { id title } pageInfo { hasNextPage } } }",
  "query Notes($first: Int, $filter: NoteFilter) { notes(first: $first, filter: $filter) { nodes { ...Note } } } fragment Note on Note { id author { ...Author } } fragment Author on Author { name }",
  'mutation { noteCreate(input: { title: "a", authorId: "1", labelIds: ["x"], color: RED }) { success note { id } } }',
  "mutation Make($input: NoteCreateInput!) { noteCreate(input: $input) { note { title shout(times: 2) } } }",
  "query Both($id: String!, $with: Boolean = false) { note(id: $id) { id ... @include(if: $with) { title } author @skip(if: true) { name } } }",
  "{ papers { __typename ... on Note { title author { name } } ... on Weather { degrees } } }",
  '{ a: note(id: "1") { title title } b: note(id: "2") { title author { name } author { id } } }',
  "query Find($names: [String!], $words: Float) { notes(filter: { or: [{ title: { in: $names } }, { words: { gt: $words } }] }, sort: [{ words: { order: Descending } }]) { totalCount } }",
  "query Sum($terms: [Int!]!) { sum(terms: $terms) one: sum(terms: 1) more: sum(terms: [1, 2], times: 3) }",
  "query A { weather { sunny } } query B { authors(first: 1) { nodes { id } } }",
];

/** Other things that may stand where something stands. */
const words = [
  ..."{ } ( ) [ ] : ! $ @ ... on query mutation subscription fragment null true 1 1.5 RED X".split(" "),
  ...'"x" id title notes note Note Author Weather Paper nodes first filter input $id $first Int String NoteFilter'.split(
    " ",
  ),
  ..."Note2 unknown authorId skip include if __typename __schema times terms labelIds".split(" "),
];

const parsed = (text: string): DocumentNode | undefined => {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
};

describe("documents that are plainly valid", () => {
  it("are those that programs send: none of them needs a second opinion", () => {
    for (const text of good) {
      const document = parse(text);
      assert.deepEqual(validate(schema, document), [], text);
      assert.ok(isPlainlyValid(types, document), text);
    }
  });

  it("are never ones that the rules forbid, whatever is changed in a good one", () => {
    const random = createRandom("documents");
    const pick = <T>(items: readonly T[]): T => {
      const item = items[random.next() % items.length];
      if (item === undefined) throw new Error("There is nothing to pick.");
      return item;
    };
    let [read, plain, valid] = [0, 0, 0];
    for (let round = 0; round < 20_000; round++) {
      const tokens = pick(good).match(/\.\.\.|[\w$.]+|"[^"]*"|[^\s\w]/g) ?? [];
      for (let times = 1 + (random.next() % 3); times > 0; times--)
        tokens.splice(
          random.next() % tokens.length,
          random.next() % 2,
          ...(random.next() % 2 ? [pick(words)] : []),
        );
      const document = parsed(tokens.join(" "));
      if (!document) continue;
      read += 1;
      const isValid = validate(schema, document).length === 0;
      const isPlain = isPlainlyValid(types, document);
      if (isValid) valid += 1;
      if (isPlain) plain += 1;
      if (isPlain && !isValid) assert.fail(`${print(document)}\n${validate(schema, document).join("\n")}`);
    }
    assert.ok(read > 5000 && plain > 1000, `${read} read, ${valid} valid, ${plain} plainly`);
  }).timeout(60_000);
});
