import assert from "node:assert/strict";
import { bracketed, dotted } from "./path.ts";

describe("paths", () => {
  it("are written with brackets or dots", () => {
    const path = ["items", 0, "price"];
    assert.equal(bracketed(path), "items[0][price]");
    assert.equal(dotted(path), "items.0.price");
    assert.equal(bracketed([]), "");
    assert.equal(bracketed(["a"]), "a");
    assert.equal(dotted([]), "");
  });
});
