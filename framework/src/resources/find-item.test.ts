import assert from "node:assert/strict";
import { idOf, send, startBehaving } from "../testing/notes-client.ts";

describe("an item of a path", () => {
  it("can be named as its behaviour says, beside its id", () => {
    const twin = startBehaving({
      find: (name, { store }) => store["note"]?.find((note) => note["text"] === name),
    });
    const id = idOf(send(twin, "POST /notes", { form: { text: "One" } }));
    assert.equal(idOf(send(twin, "GET /notes/One")), id);
    assert.equal(idOf(send(twin, `GET /notes/${id}`)), id);
    assert.equal(send(twin, "GET /notes/Two").status, 404);
  });
});
