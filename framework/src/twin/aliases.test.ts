import assert from "node:assert/strict";
import type { BootArtifact, OperationEntry } from "../contracts/artifact.ts";
import { type AliasedPaths, findAliases } from "./aliases.ts";

const operation = (id: string, path: string, method = "GET") => ({ id, path, method }) as OperationEntry;

const operations = [
  operation("get", "/objects/{type}/{id}"),
  operation("change", "/objects/{type}/{id}", "PATCH"),
  operation("getNote", "/objects/notes/{noteId}"),
  operation("mergeNotes", "/objects/notes/merge", "POST"),
  operation("getOld", "/v2/letters/{letter}"),
  operation("getNew", "/v3/letters/{id}"),
];

const find = (aliased: AliasedPaths) => findAliases(aliased, { operations } as unknown as BootArtifact);

describe("paths that stand for others", () => {
  it("lead to the operation of the same method below what they stand for", () => {
    const aliases = find({ "/objects/*": "/objects/{type}", "/v2/letters": "/v3/letters" });
    assert.deepEqual(
      Array.from(aliases, ([id, alias]) => [id, alias.operation.id]),
      [
        ["getNote", "get"],
        ["getOld", "getNew"],
      ],
    );
  });

  it("give the values that those paths name, from their own values and from what they say outright", () => {
    const aliases = find({ "/objects/*": "/objects/{type}", "/v2/letters": "/v3/letters" });
    assert.deepEqual(aliases.get("getNote")?.params({ noteId: "7" }), { type: "notes", id: "7" });
    assert.deepEqual(aliases.get("getOld")?.params({ letter: "a/b" }), { id: "a/b" });
  });

  it("stand for themselves where nothing else is meant", () => {
    assert.equal(find({}).size, 0);
    assert.equal(find({ "/elsewhere": "/objects" }).size, 0);
    assert.equal(find({ "/objects/notes": "/v3/letters" }).get("mergeNotes"), undefined);
  });
});
