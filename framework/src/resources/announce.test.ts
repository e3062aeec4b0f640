import assert from "node:assert/strict";
import type { Twin } from "../engine/twin.ts";
import { idOf, send, start } from "../testing/notes-client.ts";
import { pagePath } from "./page-path.ts";

/** Reviews a new note on its page, and gives the events of the review. */
function reviewed(twin: Twin, verdict: string): readonly string[] {
  const id = idOf(send(twin, "POST /notes", { form: { text: "One" } }));
  const { status } = twin.handle({
    method: "POST",
    url: pagePath("k1", `/review/${id}`),
    headers: {},
    body: Buffer.from(`verdict=${verdict}`),
    baseUrl: "http://127.0.0.1:1",
  });
  assert.equal(status, 303);
  assert.equal(send(twin, `GET /notes/${id}`).body["text"], verdict);
  return twin.captures().at(-2)?.events ?? [];
}

describe("the event of a change", () => {
  it("has the name that the vendor's rule gives", () => {
    assert.deepEqual(reviewed(start(), "fine"), ["note.updated"]);
  });

  it("has the name that the change gives itself", () => {
    assert.deepEqual(reviewed(start(), "good"), ["note.praised"]);
  });

  it("shows its entity as the API does, secrets left out", () => {
    const twin = start();
    const { body } = send(twin, "POST /authors", { form: { name: "Ada" } });
    assert.ok(body["token"]);
    assert.deepEqual(reviewed(twin, "fine"), ["note.updated", "author.reviewed"]);
    const events = Object.values(twin.state("k1")["k1"]?.["event"] ?? {});
    const told = events.filter(({ name }) => String(name).startsWith("author."));
    assert.equal(told.length, 2);
    for (const { data } of told) assert.equal(Reflect.has(Object(data), "token"), false);
  });

  it("is not told where the change says so", () => {
    assert.deepEqual(reviewed(start(), "secret"), []);
  });
});
