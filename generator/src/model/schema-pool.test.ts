import assert from "node:assert/strict";
import { DocumentIndex } from "./document-index.ts";
import type { RawSchema } from "./raw-schema.ts";
import type { ResourceTable } from "./resource-table.ts";
import { SchemaPool } from "./schema-pool.ts";

const noResources: ResourceTable = {
  drafts: new Map(),
  ofGroup: () => undefined,
  ofElement: () => undefined,
  ofComponents: () => [],
};

function poolOver(schemas: { readonly [name: string]: RawSchema } = {}): SchemaPool {
  return new SchemaPool({ index: new DocumentIndex({ components: { schemas } }), table: noResources });
}

const ref = (name: string): RawSchema => ({ $ref: `#/components/schemas/${name}` });

describe("SchemaPool", () => {
  it("stores equal schemas once, whether written in place or referred to", () => {
    const pool = poolOver({ name: { type: "string", maxLength: 5 } });
    const written = pool.add({ type: "string", maxLength: 5, title: "Name" }, "request");
    assert.equal(pool.add(ref("name"), "request"), written);
    assert.deepEqual(pool.nodes, [{ type: "string", maxLength: 5 }]);
  });

  it("gives a schema inside itself its own position", () => {
    const pool = poolOver({ tree: { type: "object", properties: { child: ref("tree") } } });
    const position = pool.add(ref("tree"), "entity");
    assert.deepEqual(pool.nodes[position], { type: "object", properties: { child: position } });
  });

  it("closes a circle through a mere alias", () => {
    const pool = poolOver({
      outer: { allOf: [ref("inner")] },
      inner: { type: "object", properties: { outer: ref("outer") } },
    });
    const outer = pool.nodes[pool.add(ref("outer"), "entity")];
    const inner = pool.nodes[outer?.allOf?.[0] ?? -1];
    assert.equal(pool.nodes[inner?.properties?.["outer"] ?? -1], outer);
  });

  it("merges the parts of an allOf of plain objects", () => {
    const pool = poolOver({
      base: { type: "object", properties: { id: { type: "string" } }, required: ["id"] },
    });
    const position = pool.add(
      { allOf: [ref("base"), { type: "object", properties: { size: { type: "integer" } } }] },
      "entity",
    );
    const node = pool.nodes[position];
    assert.equal(node?.allOf, undefined);
    assert.deepEqual(Object.keys(node?.properties ?? {}), ["id", "size"]);
    assert.deepEqual(node?.required, ["id"]);
  });

  it("keeps the parts of an allOf that share a property", () => {
    const part = (type: string): RawSchema => ({ type: "object", properties: { id: { type } } });
    const pool = poolOver();
    assert.equal(
      pool.nodes[pool.add({ allOf: [part("string"), part("integer")] }, "entity")]?.allOf?.length,
      2,
    );
  });

  it("adds what stands beside a reference", () => {
    const pool = poolOver({ name: { type: "string" } });
    const node = pool.nodes[pool.add({ ...ref("name"), maxLength: 3 }, "request")];
    assert.deepEqual(
      node?.allOf?.map((part) => pool.nodes[part]),
      [{ type: "string" }, { maxLength: 3 }],
    );
  });

  it("demands in a request only what can be written, in an entity only what can be read", () => {
    const schema: RawSchema = {
      type: "object",
      required: ["id", "password", "name"],
      properties: {
        id: { type: "string", readOnly: true },
        password: { type: "string", writeOnly: true },
        name: { type: "string" },
      },
    };
    const pool = poolOver();
    assert.deepEqual(pool.nodes[pool.add(schema, "request")]?.required, ["password", "name"]);
    const entity = pool.nodes[pool.add(schema, "entity")];
    assert.deepEqual(entity?.required, ["id", "name"]);
    assert.equal(Object.hasOwn(entity?.properties ?? {}, "password"), false);
  });
});
