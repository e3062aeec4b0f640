import assert from "node:assert/strict";
import { createTwin } from "./create-twin.ts";
import { notesModel } from "./notes-api.ts";

describe("a planted entity", () => {
  const start = () => createTwin(notesModel(), { now: "2026-01-31T12:00:00Z" });

  it("has what was given, and the rest filled in", () => {
    const author = start().plant("author", { name: "Ada" });
    assert.equal(author["name"], "Ada");
    assert.match(String(author["id"]), /./);
  });

  it("is state like any other, in its partition alone", () => {
    const twin = start();
    const author = twin.plant("author", { name: "Ada" }, "one");
    assert.deepEqual(twin.state("one")["one"]?.["author"], { [String(author["id"])]: author });
    assert.deepEqual(twin.state("two"), {});
  });

  it("must be of a resource the vendor has", () => {
    assert.throws(() => start().plant("nothing"), { code: "unknown_resource", hint: /author/ });
  });
});
