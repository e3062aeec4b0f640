import assert from "node:assert/strict";
import { createTwin } from "../engine/create-twin.ts";
import type { Twin } from "../engine/twin.ts";
import { graphNotesModel } from "./graph-notes.ts";

export interface Answer {
  readonly status: number;
  readonly data: Record<string, unknown> | null | undefined;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: unknown;
    readonly extensions?: unknown;
  }[];
}

/** Asks without a socket. */
export function ask(twin: Twin, query: string, variables: object = {}, operationName?: string): Answer {
  const { status, body } = twin.handle({
    method: "POST",
    url: "/graphql",
    headers: { "content-type": "application/json" },
    body: new TextEncoder().encode(JSON.stringify({ query, variables, operationName })),
    baseUrl: "http://127.0.0.1:4000",
  });
  return { errors: [], data: undefined, ...JSON.parse(String(body)), status };
}

/** A twin with two authors, three labels and the notes of these titles and lengths. */
export function filled(): Twin {
  const twin = createTwin(graphNotesModel(), { now: "2026-01-31T12:00:00Z" });
  twin.seed({
    Author: [
      { id: "a1", name: "Ada" },
      { id: "a2", name: "Grâce" },
    ],
    Label: ["red", "green", "blue"].map((name) => ({ id: name, name })),
    Note: [
      {
        id: "n1",
        title: "Alpha",
        words: 10,
        authorId: "a1",
        labelIds: ["red"],
        createdAt: "2026-01-01T00:00:00Z",
      },
      {
        id: "n2",
        title: "beta",
        words: 200,
        authorId: "a2",
        labelIds: ["red", "green"],
        createdAt: "2026-01-20T00:00:00Z",
      },
      {
        id: "n3",
        title: "Gamma ray",
        words: null,
        authorId: "a1",
        labelIds: [],
        createdAt: "2026-01-30T00:00:00Z",
        parentId: "n1",
      },
      {
        id: "n4",
        title: "delta",
        words: 30,
        authorId: "a2",
        labelIds: ["blue"],
        createdAt: "2026-01-31T00:00:00Z",
        parentId: "n1",
      },
      { id: "n5", title: "gone", words: 1, authorId: "a1", labelIds: [], archivedAt: "2026-01-31T00:00:00Z" },
    ],
  });
  return twin;
}

/** A field of an answer's data, of which the test knows the shape. */
export function part<Shape>(data: Answer["data"], name: string): Shape {
  return data?.[name] as Shape;
}

/** The titles of the notes that a list shows. */
export const titles = (twin: Twin, args: string) => {
  const { data, errors } = ask(twin, `{ notes${args} { nodes { title } } }`);
  assert.deepEqual(errors, []);
  return part<{ nodes: { title: string }[] }>(data, "notes").nodes.map(({ title }) => title);
};
