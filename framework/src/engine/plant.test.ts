import assert from "node:assert/strict";
import { notesModel } from "../testing/notes-api.ts";
import { createTwin } from "./create-twin.ts";

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

  it("stays as it was given, whatever becomes of the caller's objects; a seeded one too", () => {
    const twin = start();
    const address = { city: "Turin" };
    const { id } = twin.plant("author", { name: "Ada", address }, "one");
    twin.seed({ author: [{ id: "a_1", address }] }, "two");
    address.city = "Bern";
    const cityOf = (partition: string, id: unknown) =>
      Object(twin.state(partition)[partition]?.["author"]?.[String(id)]?.["address"]).city;
    assert.deepEqual([cityOf("one", id), cityOf("two", "a_1")], ["Turin", "Turin"]);
  });

  it("must be of a resource the vendor has", () => {
    assert.throws(() => start().plant("nothing"), { code: "unknown_resource", hint: /author/ });
  });

  it("must have an id that is free", () => {
    const twin = start();
    twin.plant("author", { id: "a_1", name: "Ada" }, "one");
    const before = twin.snapshot();
    assert.throws(() => twin.plant("author", { id: "a_1" }, "one"), {
      name: "TwinError",
      code: "id_taken",
      message: "The author a_1 exists already.",
    });
    assert.deepEqual(twin.snapshot(), before);
  });

  it("is no news to anyone", () => {
    const twin = start();
    twin.plant("note", { text: "One" }, "one");
    twin.seed({ note: [{ text: "Two" }] }, "one");
    assert.deepEqual(Object.keys(twin.state("one")["one"] ?? {}), ["note"]);
  });
});
