import assert from "node:assert/strict";
import { breakCycles } from "./break-cycles.ts";
import { printType } from "./print-type.ts";
import { intersection, objectOf, STRING, type TypeNode, union } from "./type-node.ts";

const a: TypeNode = { kind: "component", name: "a" };
const b: TypeNode = { kind: "component", name: "b" };
const c: TypeNode = { kind: "component", name: "c" };

function broken(components: { readonly [name: string]: TypeNode }): { [name: string]: string } {
  const result = breakCycles(new Map(Object.entries(components)));
  return Object.fromEntries([...result].map(([name, type]) => [name, printType(type)]));
}

describe("breakCycles", () => {
  it("leaves what contains itself through a property", () => {
    const tree = objectOf([{ name: "children", type: { kind: "array", items: a } }]);
    assert.deepEqual(broken({ a: tree }), { a: '{ children: Schemas["a"][] }' });
    assert.deepEqual(broken({ a: { kind: "record", values: a } }), { a: '{ [key: string]: Schemas["a"] }' });
  });

  it("makes a list of an array that contains what it is part of", () => {
    assert.deepEqual(broken({ a: union([STRING, { kind: "array", items: a }]) }), {
      a: 'string | ListOf<{ item: Schemas["a"] }>',
    });
  });

  it("follows circles through other components and leaves those outside alone", () => {
    const components = {
      a: { kind: "array", items: b },
      b: union([STRING, a]),
      c: { kind: "array", items: b },
    } as const;
    assert.deepEqual(broken(components), {
      a: 'ListOf<{ item: Schemas["b"] }>',
      b: 'string | Schemas["a"]',
      c: 'Schemas["b"][]',
    });
  });

  it("drops the alternatives of a base that its variants are made of", () => {
    const base = intersection([objectOf([{ name: "kind", type: STRING }]), union([b, c])]);
    const variant = intersection([a, objectOf([{ name: "more", type: STRING }])]);
    assert.deepEqual(broken({ a: base, b: variant, c: variant }), {
      a: "{ kind: string }",
      b: 'Schemas["a"] & { more: string }',
      c: 'Schemas["a"] & { more: string }',
    });
  });

  it("knows nothing of components that are only each other", () => {
    assert.deepEqual(broken({ a: b, b: a }), { a: "unknown", b: "unknown" });
  });
});
