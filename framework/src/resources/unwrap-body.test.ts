import assert from "node:assert/strict";
import type { AnswerShape } from "../contracts/artifact.ts";
import { notesModel } from "../testing/notes-api.ts";
import { unwrapBody } from "./unwrap-body.ts";

describe("unwrapping a body", () => {
  const model = notesModel().detail.resources.get("note");
  assert.ok(model);
  const unwrapped = (body: Record<string, unknown>, answer: Partial<AnswerShape> = {}) =>
    unwrapBody(
      { params: {}, query: {}, body },
      {
        id: "createNote",
        method: "POST",
        path: "/notes",
        kind: "create",
        coverage: "derived",
        answer: { status: 200, body: "item", resource: "note", at: "note", ...answer },
      },
      model,
    ).body;

  it("takes the fields out of the property that the answer holds them in too", () => {
    assert.deepEqual(unwrapped({ note: { text: "x" } }), { text: "x" });
  });

  it("leaves a body that is not wrapped", () => {
    assert.deepEqual(unwrapped({ text: "x" }), { text: "x" });
    assert.deepEqual(unwrapped({ note: "x" }), { note: "x" });
    assert.deepEqual(unwrapped({ note: { text: "x" } }, { body: "list" }), { note: { text: "x" } });
  });

  it("leaves a field of the entity's own", () => {
    assert.deepEqual(unwrapped({ text: { a: 1 } }, { at: "text" }), { text: { a: 1 } });
  });
});
