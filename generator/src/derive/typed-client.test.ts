import assert from "node:assert/strict";
import { DoesNotFit } from "./deriver.ts";
import { deriveFromTypedClient } from "./typed-client.ts";

const client = `
import { EventEmitter } from "emitter";
import type { NoteArguments, NoteAnswer, ListArguments, ListAnswer } from "./types";
type Method<Takes, Gives> = (options: Takes) => Promise<Gives>;
type MethodWithoutMust<Takes, Gives> = (options?: Takes) => Promise<Gives>;
export declare abstract class Client extends EventEmitter<"ready"> {
  private readonly token?;
  readonly notes: {
    add: Method<NoteArguments, NoteAnswer>;
    uploadAll: Method<object, object>;
    pages: { readonly list: MethodWithoutMust<ListArguments, ListAnswer> };
  };
  call(name: string): Promise<unknown>;
}
`;
const types = `
import type { Block, View } from "@other/types";
interface Place { room: string; token?: string }
interface Text { text: string; blocks?: never }
interface Blocks extends Partial<Text> { blocks: (Block | View)[] }
export type NoteArguments = Place & (Text | Blocks) & { kind?: "plain" | "rich"; size?: number | string; at: [string, ...string[]] };
export type ListArguments = Omit<Place, "room"> & { all?: boolean; view: View };
export interface Note { id?: string; parent?: Note; labels?: Record<string, number>; done?: true; by?: string | null }
export type NoteAnswer = { ok: boolean; error?: string; seen?: string[] } & { seen?: string[]; note?: Note; blocks?: { type?: string }[]; kind?: "seen" | "too" };
export interface ListAnswer { ok: boolean; notes: Note[]; deep?: { er?: { still?: { more?: string } } } }
`;

const options = {
  title: "Notes",
  version: "1.0.0",
  file: "dist/client.d.ts",
  client: "Client",
  failureMembers: ["ok", "error"],
  leaveOut: ["notes.uploadAll"],
  freeMembers: ["blocks"],
  depth: 3,
};

function derive(files: Record<string, string> = {}, changes: object = {}) {
  const all = { "dist/client.d.ts": client, "dist/types/index.d.ts": types, "dist/types.js": "", ...files };
  return deriveFromTypedClient(new Map(Object.entries(all)), { ...options, ...changes });
}

describe("deriving a description from a typed client", () => {
  const document = JSON.parse(derive().text);
  const answer = (path: string) =>
    document.paths[path].post.responses[200].content["application/json"].schema;

  it("finds the methods by the names of the members they stand in", () => {
    assert.deepEqual(Object.keys(document.paths), ["/notes.add", "/notes.pages.list"]);
    assert.equal(document.paths["/notes.pages.list"].post.operationId, "notes_pages_list");
    assert.deepEqual(Object.keys(document.paths["/notes.add"].post.requestBody.content), [
      "application/x-www-form-urlencoded",
      "application/json",
      "multipart/form-data",
    ]);
  });

  it("makes one object of the shapes that arguments may have: required is what all of them need", () => {
    const { notes_add, notes_pages_list } = document.components.schemas;
    assert.deepEqual(notes_add.required.toSorted(), ["at", "room"]);
    assert.deepEqual(notes_add.properties, {
      room: { type: "string" },
      token: { type: "string" },
      text: { type: "string" },
      kind: { type: "string", enum: ["plain", "rich"] },
      size: { anyOf: [{ type: "string" }, { type: "number" }] },
      at: { type: "array", items: { type: "string" } },
      blocks: { type: "array", items: { type: "object" } },
    });
    assert.deepEqual(notes_pages_list.required, ["view"]);
    assert.deepEqual(notes_pages_list.properties.view, { type: "object" });
  });

  it("describes answers without what only failures show, and not beyond a depth", () => {
    const note = answer("/notes.add").properties;
    assert.deepEqual(Object.keys(note), ["seen", "note", "blocks", "kind"]);
    assert.deepEqual(note.seen, { type: "array", items: { type: "string" } });
    assert.deepEqual(note.blocks, { type: "array", items: { type: "object" } });
    assert.deepEqual(note.note.properties, {
      id: { type: "string" },
      parent: { type: "object" },
      labels: { type: "object", additionalProperties: { type: "number" } },
      done: { type: "boolean", enum: [true] },
      by: { type: "string", nullable: true },
    });
    const recorded = JSON.parse(derive({}, { recordedAnswers: true }).text);
    const kind =
      recorded.paths["/notes.add"].post.responses[200].content["application/json"].schema.properties.kind;
    assert.deepEqual(kind, { type: "string" });
    assert.deepEqual(recorded.components.schemas.notes_add.properties.kind.enum, ["plain", "rich"]);
    const list = answer("/notes.pages.list");
    assert.deepEqual(list.required, ["notes"]);
    assert.deepEqual(list.properties.deep.properties.er.properties.still, { type: "object" });
  });

  it("tells what was lost, and gives the same bytes again", () => {
    assert.match(derive().losses.join("\n"), /^\d+ objects that lie too deep/m);
    assert.deepEqual(document["x-lost"], derive().losses);
    assert.equal(derive().text, derive().text);
  });

  it("names the file that does not fit", () => {
    const fails = (files: Record<string, string>, changes: object, file: string, why: RegExp) =>
      assert.throws(
        () => derive(files, changes),
        (error) => error instanceof DoesNotFit && error.file === file && why.test(error.message),
      );
    fails({ "dist/client.d.ts": "export {};" }, {}, "dist/client.d.ts", /no class Client/);
    fails({ "dist/client.d.ts": "export class Client {}" }, {}, "dist/client.d.ts", /no methods/);
    fails({}, { file: "dist/gone.d.ts" }, "dist/gone.d.ts", /no class/);
    fails({}, { title: undefined }, "source.json", /title/);
  });
});
