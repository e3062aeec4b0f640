import assert from "node:assert/strict";
import type { BootArtifact, OperationEntry } from "./artifact.ts";
import { packBoot, unpackBoot } from "./packed-boot.ts";

const get: OperationEntry = {
  id: "getNote",
  method: "GET",
  path: "/shelves/{shelf}/notes/{note}",
  kind: "get",
  coverage: "derived",
  resource: "note",
  params: [
    { name: "shelf", resource: "shelf" },
    { name: "note", resource: "note", by: "title" },
  ],
  query: 3,
  answer: { status: 200, body: "item", resource: "note", skeleton: 0 },
};
const operations: readonly OperationEntry[] = [
  get,
  {
    ...get,
    id: "printNote",
    path: "/printer",
    params: [],
    coverage: "refused",
    note: "Nothing prints.",
    answer: { status: 200, body: "binary" },
  },
  {
    id: "ping",
    method: "POST",
    path: "/ping",
    kind: "none",
    coverage: "described",
    body: 0,
    answer: { status: 204, body: "empty" },
  },
];
const boot: BootArtifact = {
  format: 1,
  vendor: "notes",
  operations,
  routes: { to: {} },
  events: ["note.made"],
};

describe("boot.json", () => {
  it("is read as it was before it was packed, but for parameters that are none", () => {
    const read = unpackBoot(JSON.parse(JSON.stringify(packBoot(boot))));
    const [first, second, third] = operations;
    const { params: _none, ...printer } = second ?? get;
    assert.deepEqual(read, { ...boot, operations: [first, printer, third] });
  });

  it("holds what operations share once", () => {
    const many = Array.from({ length: 50 }, (_, count) => ({ ...get, id: `get${count}` }));
    const packed = packBoot({ ...boot, operations: many });
    assert.equal(packed.shapes.length, 1);
    assert.equal(packed.params.length, 2);
    assert.ok(JSON.stringify(packed).length < JSON.stringify({ ...boot, operations: many }).length / 3);
  });

  it("is taken as it is where it was never packed", () => {
    assert.equal(unpackBoot(boot), boot);
  });
});
