import assert from "node:assert/strict";
import { projected } from "./projected.ts";

describe("projected", () => {
  const blank = { id: "", count: 0, deleted: true, owner: {}, note: null };

  it("takes from an entity what has the name and the type", () => {
    assert.deepEqual(projected(blank, { id: "n_1", count: "3", other: 1 }), { ...blank, id: "n_1" });
  });

  it("keeps the blank where the entity has nothing", () => {
    assert.deepEqual(projected(blank, { owner: null, note: null }), blank);
  });

  it("leaves what is no object as it is", () => {
    assert.deepEqual(projected([], { id: "n_1" }), []);
    assert.equal(projected(undefined, { id: "n_1" }), undefined);
  });
});
