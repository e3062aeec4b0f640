import assert from "node:assert/strict";
import { idOf, send, start } from "../testing/notes-client.ts";

describe("what answers show", () => {
  it("shows an entity that a handler answers with as any other", () => {
    const twin = start();
    const author = idOf(send(twin, "POST /authors", { form: { name: "Ada" } }));
    send(twin, "POST /notes", { form: { text: "Four", author } });
    assert.equal("length" in send(twin, "GET /newest").body, false);
    const { body } = send(twin, "GET /newest?expand[]=length&expand[]=author");
    assert.equal(body["length"], 4);
    assert.equal(typeof body["author"], "object");
  });

  it("shows a secret to its creator only", () => {
    const twin = start();
    const { body } = send(twin, "POST /authors", { form: { name: "Ada" } });
    assert.match(String(body["token"]), /^\w{8}$/);
    assert.equal("token" in send(twin, `GET /authors/${String(body["id"])}`).body, false);
    assert.equal(send(twin, `GET /authors/${String(body["id"])}?expand[]=token`).status, 400);
    const [listed] = send(twin, "GET /authors").body.data ?? [];
    assert.equal(listed && "token" in listed, false);
  });

  it("leaves out of lists what its author says, though it is there", () => {
    const twin = start();
    const id = idOf(send(twin, "POST /authors", { form: { name: "Nobody" } }));
    assert.equal(send(twin, "GET /authors").body.data?.length, 0);
    assert.equal(send(twin, "GET /authors", { headers: { "x-all": "1" } }).body.data?.length, 1);
    assert.equal(send(twin, `GET /authors/${id}`).status, 200);
  });

  it("shows a field that waits to be asked for, in items and lists", () => {
    const twin = start();
    const { body } = send(twin, "POST /notes", { form: { text: "Four" } });
    assert.equal("length" in body, false);
    assert.equal(send(twin, `GET /notes/${String(body["id"])}?expand[]=length`).body["length"], 4);
    const [listed] = send(twin, "GET /notes?expand[]=data.length").body.data ?? [];
    assert.deepEqual(listed && Reflect.get(listed, "length"), 4);
  });
});
