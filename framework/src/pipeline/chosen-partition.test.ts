import assert from "node:assert/strict";
import { send, start } from "../testing/notes-client.ts";

describe("a partition that a request chooses", () => {
  const choosing = (name: string) => ({ headers: { "x-wondertwin-partition": name } });

  it("keeps two apart that have the same credential, and is one for two credentials", () => {
    const twin = start();
    send(twin, "POST /notes", { ...choosing("one"), form: { text: "mine" } });
    const textsIn = (name: string, key: string) =>
      send(twin, "GET /notes", { ...choosing(name), key }).body.data?.map(({ text }) => text);
    assert.deepEqual(textsIn("one", "k1"), ["mine"]);
    assert.deepEqual(textsIn("one", "k2"), ["mine"]);
    assert.deepEqual(textsIn("two", "k1"), []);
    assert.deepEqual(twin.partitions(), ["one", "two"]);
    assert.deepEqual(
      twin.captures({ partition: "one" }).map(({ method }) => method),
      ["POST", "GET", "GET"],
    );
  });

  it("is named by what is whole in a header and an address", () => {
    const twin = start();
    for (const name of ["", "a/b", "a b", "x".repeat(129)])
      assert.equal(send(twin, "GET /notes", choosing(name)).status, 400, name);
    assert.equal(send(twin, "GET /notes", choosing("run:7.worker-1@home")).status, 200);
    assert.deepEqual(twin.partitions(), ["run:7.worker-1@home"]);
  });
});
