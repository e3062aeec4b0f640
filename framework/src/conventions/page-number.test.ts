import assert from "node:assert/strict";
import { listedRows } from "../resources/listed-rows.ts";
import { pageNumber } from "./page-number.ts";

describe("pages by number", () => {
  const keys = (...names: string[]) => names.map((key) => ({ key }));
  const pages = pageNumber({ page: "page", size: "size", token: "after", first: 0, default: 2, max: 3 });
  const page = (query: object, rows = keys("a", "b", "c", "d", "e")) => {
    const result = pages.page(listedRows(rows, "oldest"), { ...query }, "http://notes.test/notes");
    assert.ok("rows" in result);
    return result;
  };

  it("say their number and size, and what the next one begins behind", () => {
    const { rows, number, size, token, next, previous } = page({ page: 1 });
    assert.deepEqual([rows, number, size, token, next, previous], [keys("c", "d"), 1, 2, "d", "2", "0"]);
    assert.equal(page({ page: 2 }).token, undefined);
    assert.equal(page({ size: 99 }).size, 3);
  });

  it("begin behind the item that a token names, whatever came before it since", () => {
    const grown = keys("new", "a", "b", "c", "d", "e");
    assert.deepEqual(page({ page: 1, after: "b" }, grown).rows, keys("c", "d"));
    assert.deepEqual(page({ page: 1, after: "gone" }, grown).rows, keys("b", "c"));
    assert.deepEqual(page({ page: 0, after: "b" }, grown).rows, keys("new", "a"));
  });
});
