import assert from "node:assert/strict";
import { send, start } from "../testing/notes-client.ts";

describe("a seed", () => {
  it("puts entities into the collections it names, filled in as requests fill them in", () => {
    const twin = start();
    const seed = {
      author: [{ id: "a_1", name: "Ada" }],
      note: [{ text: "One", author: "a_1" }, { text: "Two" }],
    };
    assert.deepEqual(twin.seed(seed, "k1"), { author: 1, note: 2 });
    const { data = [] } = send(twin, "GET /notes").body;
    assert.deepEqual(
      data.map(({ text }) => text),
      ["Two", "One"],
    );
    assert.equal(send(twin, "GET /authors/a_1").body["name"], "Ada");
  });

  it("replaces what the collections held, keeps the others, and gives the same again", () => {
    const twin = start();
    send(twin, "POST /authors", { form: { name: "Grace" } });
    send(twin, "POST /notes", { form: { text: "gone" } });
    const seed = { note: [{ id: "n_1", text: "One" }] };
    twin.seed(seed, "k1");
    twin.seed(seed, "k1");
    const { note = {}, author = {} } = twin.state("k1")["k1"] ?? {};
    assert.deepEqual(Object.keys(note), ["n_1"]);
    assert.deepEqual(
      Object.values(author).map(({ name }) => name),
      ["Grace"],
    );
    twin.seed({ note: [] }, "k1");
    assert.equal(twin.state("k1")["k1"]?.["note"], undefined);
  });

  it("for every partition is in those that are and will be, until everything is reset", () => {
    const twin = start();
    const texts = (key: string) => send(twin, "GET /notes", { key }).body.data?.map(({ text }) => text);
    send(twin, "POST /notes", { form: { text: "gone" } });
    assert.deepEqual(twin.seed({ note: [{ text: "One" }] }, "*"), { note: 1 });
    twin.seed({ author: [{ id: "a_1", name: "Ada" }] }, "*");
    assert.deepEqual([texts("k1"), texts("k2")], [["One"], ["One"]]);
    assert.equal(send(twin, "GET /authors/a_1", { key: "k2" }).status, 200);
    send(twin, "POST /notes", { form: { text: "Two" } });
    twin.reset("k1");
    assert.deepEqual(texts("k1"), ["One"]);
    const saved = twin.snapshot();
    twin.reset();
    assert.deepEqual(texts("k1"), []);
    twin.restore(saved);
    assert.deepEqual(texts("k3"), ["One"]);
  });

  const wrong: readonly [what: string, seed: unknown, message: RegExp][] = [
    ["no object", [], /is an object/],
    ["an unknown resource", { book: [] }, /Notes has no resource book/],
    ["no list", { note: { text: "One" } }, /note is no list/],
    ["no entity", { note: ["One"] }, /note\.0 is no object/],
    ["an unknown field", { note: [{ text: "One", txet: "Two" }] }, /note\.0 has no field txet/],
    [
      "a wrong type",
      { note: [{ text: "One" }, { text: 5 }] },
      /note\.1\.text is 5, but should be string or null/,
    ],
    [
      "a wrong value",
      { note: [{ status: "burnt" }] },
      /note\.0\.status is "burnt", but should be one of draft, published/,
    ],
    [
      "a wrong nested field",
      { author: [{ address: { town: "Turin" } }] },
      /author\.0\.address has no field town/,
    ],
    ["the same id twice", { note: [{ id: "n_1" }, { id: "n_1" }] }, /note\.1\.id is n_1 once more/],
  ];
  for (const [what, seed, message] of wrong)
    it(`with ${what} names it, and loads nothing`, () => {
      const twin = start();
      send(twin, "POST /notes", { form: { text: "mine" } });
      const before = twin.snapshot();
      const fine =
        typeof seed === "object" && !Array.isArray(seed) ? { author: [{ name: "Ada" }], ...seed } : seed;
      assert.throws(() => twin.seed(fine, "k1"), { code: "bad_seed", message });
      assert.deepEqual(twin.snapshot(), before);
    });

  it("names a few of many mistakes and counts the rest", () => {
    const note = Array.from({ length: 8 }, () => ({ text: 5 }));
    assert.throws(() => start().seed({ note }), { message: /note\.4\.text .* 3 more\.$/ });
  });
});
