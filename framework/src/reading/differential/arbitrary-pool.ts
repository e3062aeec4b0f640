import fc from "fast-check";
import type { Json, JsonType, SchemaIndex, SchemaNode } from "../../contracts/schema-node.ts";

const SIZE = 6;

/** Names that schemas and values share, one of which every object inherits; ajv trips over other such ones. */
const NAMES = ["a", "b", "hasOwnProperty"];

const words = (text: string) => text.split(" ");

/** Text at the edges of what formats, patterns and lengths ask. */
const TEXTS = [
  ...["", "a b", "😀", "😀😀", "%"],
  ...words("a aa ab é 0 1 -1 1.5 1e3 true false null aGk= aGk"),
  ...words("2024-02-29 2023-02-29 2024-04-10T12:30:00Z 2024-04-10T24:30:00Z 12:30:00Z 12:30"),
  ...words("https://example.com/a?b#c /relative mailto:a@b.c a@b.c a@b a@@b.c example.com -a.b"),
  ...words("6f2cbd3e-2f9c-4b8e-9d3f-0a1b2c3d4e5f 6f2cbd3e 127.0.0.1 256.0.0.1 ::1 :::1 fe80::1%eth0"),
];

const NUMBERS = [0, -1, 1, 2, 3, 0.1, 0.3, 1.5, -2.5, 1e21, 2 ** 31, 2 ** 31 - 1];

const FORMATS = words(
  "date-time date time uri uri-reference email uuid ipv4 ipv6 hostname byte " +
    "int32 int64 float double password binary unix-time decimal no-such-format",
);

const TYPES: readonly JsonType[] = ["null", "boolean", "integer", "number", "string", "array", "object"];

const scalar = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.constantFrom(...NUMBERS),
  fc.boolean(),
  fc.constant(null),
);

/** Any JSON value of the names, texts and numbers above. */
export const arbitraryJson = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES, "x-1"), tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

/** One keyword in eight: schemas that say much at once contradict themselves and take nothing. */
const rarely = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const count = rarely(fc.nat({ max: 3 }));
const number = rarely(fc.constantFrom(...NUMBERS.slice(0, 9)));

/** A schema at a position: combined schemas come after it, so that no schema asks for itself of one value. */
function arbitraryNode(position: SchemaIndex): fc.Arbitrary<SchemaNode> {
  const child = fc.nat({ max: SIZE - 1 });
  const later = fc.integer({ min: Math.min(position + 1, SIZE - 1), max: SIZE - 1 });
  const isLast = position === SIZE - 1;
  const combined = isLast ? fc.constant(undefined) : rarely(fc.array(later, { minLength: 1, maxLength: 3 }));
  const keywords = {
    type: rarely(
      fc.oneof(
        fc.constantFrom(...TYPES),
        fc.uniqueArray(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 3 }),
      ),
    ),
    enum: rarely(fc.array(scalar, { minLength: 1, maxLength: 4 })),
    format: rarely(fc.constantFrom(...FORMATS)),
    pattern: rarely(fc.constantFrom("^a", "^\\p{L}+$", "^.{1,2}$", "\\d")),
    minLength: count,
    maxLength: count,
    minimum: number,
    maximum: number,
    exclusiveMinimum: number,
    exclusiveMaximum: number,
    multipleOf: rarely(fc.constantFrom(0.1, 1, 2, 1.5)),
    properties: rarely(fc.dictionary(fc.constantFrom(...NAMES), child, { maxKeys: 3 })),
    required: rarely(fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 })),
    additionalProperties: rarely(fc.oneof(fc.constant<false>(false), child)),
    patternProperties: rarely(fc.dictionary(fc.constantFrom("^x-", "^a"), child, { maxKeys: 2 })),
    minProperties: count,
    maxProperties: count,
    items: rarely(child),
    minItems: count,
    maxItems: count,
    uniqueItems: rarely(fc.boolean()),
    anyOf: combined,
    oneOf: combined,
    allOf: combined,
    not: isLast ? fc.constant(undefined) : rarely(later),
  };
  // What is undefined is left out; the rest is a schema by the types of its keywords.
  return fc
    .record(keywords)
    .map((node) => Object.fromEntries(Object.entries(node).filter(hasValue)) as SchemaNode);
}

function hasValue([, value]: [string, unknown]): boolean {
  return value !== undefined;
}

/** A pool of schemas with any keywords, some of them recursive; the first is the one to read by. */
export const arbitraryPool: fc.Arbitrary<SchemaNode[]> = fc.tuple(
  ...Array.from({ length: SIZE }, (_, position) => arbitraryNode(position)),
);
