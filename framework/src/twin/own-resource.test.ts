import assert from "node:assert/strict";
import { notesModel } from "../testing/notes-api.ts";
import { createTwinModel } from "./twin-model.ts";

/** The made-up vendor's authors, by the description's word or by the spec's own. */
function authors(described?: false) {
  const { manifest, boot, detail, parts } = notesModel();
  const identity = { id: () => "a1", ...(described === false && { described }) };
  const resources = new Map(parts.resources).set("author", { identity, behaviour: {} });
  return createTwinModel({
    manifest,
    boot,
    loadLazy: () => detail.lazy,
    parts: { ...parts, resources },
  }).detail.resources.get("author");
}

describe("a resource of a name that the description has", () => {
  it("is the description's unless the spec says that it is its own", () => {
    const [theirs, own] = [authors(), authors(false)];
    assert.equal(theirs?.entry?.name, "author");
    assert.notEqual(theirs?.shown, undefined);
    assert.equal(own?.entry, undefined);
    assert.equal(own?.shown, undefined);
    assert.equal(own?.modelled, true);
  });
});
