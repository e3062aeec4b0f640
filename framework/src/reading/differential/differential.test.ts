import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { createRandom } from "../../random/random.ts";
import { decodeForm } from "../decode-form.ts";
import { createReader } from "../read.ts";
import { arbitraryJson, arbitraryPool } from "./arbitrary-pool.ts";
import { compareWithOracle } from "./compare.ts";
import { encodeForm, isCarried, isSameText } from "./encode-form.ts";
import { generatedTwins } from "./generated-twins.ts";
import { createOracle } from "./oracle.ts";

describe("the reader and ajv", () => {
  it("say the same of any value by any schema", function () {
    this.timeout(60_000);
    const verdicts = { valid: 0, invalid: 0 };
    fc.assert(
      fc.property(
        arbitraryPool,
        fc.array(arbitraryJson, { minLength: 16, maxLength: 16 }),
        (pool, values) => {
          const reader = createReader(pool);
          const isValid = createOracle(pool);
          for (const value of values) {
            const expected = isValid(0, value);
            verdicts[expected ? "valid" : "invalid"]++;
            assert.equal(reader.read(0, value, "json").ok, expected, JSON.stringify(value));
          }
        },
      ),
      { seed: 1, numRuns: 300 },
    );
    assert.ok(verdicts.valid > 500 && verdicts.invalid > 500, JSON.stringify(verdicts));
    if (this.test) this.test.title += ` (${verdicts.valid} valid and ${verdicts.invalid} invalid)`;
  });

  it("agree that whatever is read from a form is valid", function () {
    this.timeout(60_000);
    const input = fc.dictionary(fc.constantFrom("a", "b", "x-1"), arbitraryJson, {
      minKeys: 1,
      maxKeys: 4,
    });
    let valid = 0;
    fc.assert(
      fc.property(arbitraryPool, fc.array(input, { minLength: 16, maxLength: 16 }), (pool, values) => {
        const reader = createReader(pool);
        const isValid = createOracle(pool);
        for (const value of values) {
          const reading = reader.read(0, decodeForm(encodeForm(value)), "text");
          if (!reading.ok) continue;
          valid++;
          assert.ok(
            isValid(0, reading.value),
            `${encodeForm(value)} became ${JSON.stringify(reading.value)}`,
          );
        }
      }),
      { seed: 2, numRuns: 300 },
    );
    assert.ok(valid > 300, `only ${valid} forms were valid, too few to show anything`);
  });

  const twins = generatedTwins();

  it("have generated twins to be compared by", () => {
    assert.ok(twins.length > 0, "No twin is generated yet; run the generation first.");
  });

  for (const { name, boot, lazy, requests, forms } of twins) {
    it(`say the same of requests to ${name}, and forms carry them`, function () {
      this.timeout(120_000);
      const random = createRandom(name);
      const comparison = compareWithOracle(lazy.schemas, requests, (bound) => random.next() % bound);
      assert.deepEqual(comparison.disagreements, []);
      const { valid, invalid } = comparison;
      assert.ok(valid >= requests.size && invalid >= requests.size, `${valid} valid, ${invalid} invalid`);

      const reader = createReader(lazy.schemas);
      const isValid = createOracle(lazy.schemas);
      const carried = comparison.payloads.filter(
        ({ schema, value }) => forms.has(schema) && isCarried(value),
      );
      let exact = 0;
      for (const { schema, value } of carried) {
        const form = encodeForm(value);
        const reading = reader.read(schema, decodeForm(form), "text");
        assert.ok(reading.ok, form);
        if (isDeepStrictEqual(reading.value, value)) exact++;
        // A form does not tell "5" from 5 where the schema takes both, but it changes nothing else.
        else assert.ok(isValid(schema, reading.value) && isSameText(reading.value, value), form);
      }
      if (this.test) {
        this.test.title += ` (${boot.operations.length} operations, ${requests.size} schemas, ${valid} valid and ${invalid} invalid payloads, ${carried.length} as forms, ${exact} of them exactly)`;
      }
    });
  }
});
