import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isFresh, markFresh } from "./fresh.mjs";

describe("a product's freshness", () => {
  let folder = "";
  const product = {
    name: "bread",
    from: ["grain", "water.txt", "not-there"],
    to: ["loaf"],
    isInput: (path: string) => !path.endsWith(".test.ts"),
  };
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "fresh-"));
    for (const path of ["grain/fine", "loaf"]) mkdirSync(join(folder, path), { recursive: true });
    write("grain/fine/rye.txt", "rye");
    write("water.txt", "water");
    write("loaf/slice.txt", "slice");
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("is not given before it is marked", () => {
    assert.equal(isFresh(product, folder), false);
    markFresh(product, folder);
    assert.equal(isFresh(product, folder), true);
  });

  const changes: readonly (readonly [string, () => void])[] = [
    ["an input changes", () => write("grain/fine/rye.txt", "wheat")],
    ["an input's name changes", () => write("grain/fine/oats.txt", "")],
    ["an input goes", () => rmSync(join(folder, "water.txt"))],
    ["an output changes", () => write("loaf/slice.txt", "crumbs")],
    ["an output goes", () => rmSync(join(folder, "loaf"), { recursive: true })],
  ];
  for (const [what, change] of changes) {
    it(`ends when ${what}`, () => {
      markFresh(product, folder);
      change();
      assert.equal(isFresh(product, folder), false);
    });
  }

  it("stays when a file changes that is no input", () => {
    markFresh(product, folder);
    write("grain/rye.test.ts", "");
    assert.equal(isFresh(product, folder), true);
  });
});
