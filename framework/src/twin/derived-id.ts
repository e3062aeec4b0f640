import type { IdGenerator } from "../authoring/id.ts";
import type { SchemaIndex } from "../contracts/schema-node.ts";
import { prefixed, sequence, uuid } from "../conventions/ids.ts";
import type { Reader } from "../reading/reading.ts";

/** Ways of making ids, the likeliest first; each makes another id for another count or other randomness. */
const ways: readonly IdGenerator[] = [
  uuid(),
  sequence(),
  prefixed("", 24),
  ({ random }) => `1${random(17, "0123456789")}`,
  ({ random }) => random(24, "0123456789abcdef"),
  ({ random }) => random(8, "abcdefghijklmnopqrstuvwxyz"),
  ({ count }) => `10.${(count >> 16) & 255}.${(count >> 8) & 255}.${count & 255}`,
  ({ count }) => `someone-${count + 1}@example.com`,
  ({ count }) => `host-${count + 1}.example.com`,
  ({ random }) => `https://example.com/${random(16)}`,
];

/** What an id is made from where it only has to show its form. */
const sample: Parameters<IdGenerator>[0] = {
  random: (length, alphabet = "a") => alphabet.slice(0, 1).repeat(length),
  count: 0,
};

/**
 * The first way of making ids whose ids the key's schema allows: the vendor's own for any resource, then those
 * that many vendors have; UUIDs where none fits.
 */
export function derivedId(
  reader: Reader,
  schema: SchemaIndex | undefined,
  own: IdGenerator = uuid(),
): IdGenerator {
  if (schema === undefined) return own;
  const fits = (way: IdGenerator) => reader.read(schema, way(sample), "json").ok;
  return [own, ...ways].find(fits) ?? own;
}
