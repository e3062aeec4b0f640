import assert from "node:assert/strict";
import type { SchemaNode } from "../contracts/schema-node.ts";
import { createRandom } from "../random/random.ts";
import { createReader } from "../reading/read.ts";
import { derivedId } from "./derived-id.ts";

const random = createRandom("ids");

function idsOf(schema: SchemaNode): readonly (string | number)[] {
  const make = derivedId(createReader([schema]), 0);
  const source = (count: number) => ({
    random: (length: number, alphabet?: string) => random.text(length, alphabet),
    count,
  });
  return Array.from({ length: 300 }, (_, count) => make(source(count)));
}

describe("derived ids", () => {
  const kinds: Readonly<Record<string, readonly [SchemaNode, RegExp]>> = {
    "UUIDs where any text will do": [{ type: "string" }, /^[0-9a-f-]{36}$/],
    "UUIDs where they are asked for": [{ type: "string", format: "uuid" }, /^[0-9a-f-]{36}$/],
    "numbers that count up": [{ type: "integer" }, /^[1-9]\d*$/],
    "text that is short enough": [{ type: "string", maxLength: 24 }, /^\w{24}$/],
    digits: [{ type: "string", pattern: "^[1-9][0-9]*$" }, /^1\d{17}$/],
    "addresses of machines": [{ type: "string", format: "ipv4" }, /^10\.\d+\.\d+\.\d+$/],
    "addresses of people": [{ type: "string", format: "email" }, /@example\.com$/],
  };
  for (const [name, [schema, form]] of Object.entries(kinds))
    it(`are ${name}`, () => {
      const ids = idsOf(schema);
      assert.equal(new Set(ids).size, ids.length);
      for (const id of ids) assert.match(String(id), form);
    });

  it("are UUIDs where nothing fits", () => {
    assert.match(String(idsOf({ type: "string", enum: ["one"] })[0]), /^[0-9a-f-]{36}$/);
  });
});
