import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CliError } from "../cli-error.ts";
import { readScenario } from "./read-scenario.ts";

const request = { method: "POST", url: "{{twins.petshop.url}}/pets" };
const asking = (rest: object) => ({ name: "x", steps: [{ name: "y", request, ...rest }] });
const asserting = (body: object) => asking({ assert: { body } });

describe("a scenario file", () => {
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "scenario-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  function read(scenario: unknown) {
    const file = join(folder, "one.json");
    writeFileSync(file, typeof scenario === "string" ? scenario : JSON.stringify(scenario));
    return readScenario(file, [
      { name: "petshop", port: 4990 },
      { name: "teashop", port: 0 },
    ]);
  }

  it("is taken with all that the public format has", () => {
    const scenario = {
      tier: "community",
      publisher: "somebody",
      twin_id: "twin-petshop",
      name: "All",
      workflow: "flow.arazzo.json",
      setup: { reset: ["community:somebody/petshop"], seed_files: { petshop: "seed.json" } },
      variables: { name: "Rex" },
      steps: [
        {
          name: "one",
          request: { ...request, headers: { "X-Key": "{{env.WT_KEY}}" }, body: { name: "{{name}}" } },
          capture: { id: "$.id" },
          assert: {
            status: 201,
            headers: {},
            body_contains: "{{id}}",
            body: { "$.id": "{{id}}", "$.n": { gte: 1 } },
          },
        },
      ],
    };
    writeFileSync(join(folder, "seed.json"), "{}");
    const { scenario: taken, twins } = read(scenario);
    assert.deepEqual(taken, scenario);
    assert.deepEqual(twins, ["petshop"]);
  });

  it("means a twin by its own port too", () => {
    const url = "http://localhost:4990/pets";
    assert.deepEqual(read(asking({ request: { method: "GET", url } })).twins, ["petshop"]);
    assert.deepEqual(read(asking({ request: { method: "GET", url: "http://localhost:49900/" } })).twins, []);
  });

  const wrong: readonly [what: string, scenario: unknown, where: RegExp][] = [
    ["no JSON", "{", /^\/: This is no JSON/],
    ["a list", [], /^\/: This must be object/],
    ["no steps", { name: "x" }, /^\/: steps is missing/],
    [
      "an unknown field",
      asking({ asert: {} }),
      /^\/steps\/0: There is no asert here\. Did you mean assert\?/,
    ],
    ["nothing to do", { name: "x", steps: [{ name: "y" }] }, /^\/steps\/0: One of request, time, faults/],
    [
      "nothing to assert of",
      asking({ request: undefined, assert: {}, state: { expect: {} } }),
      /assert needs request/,
    ],
    [
      "an unknown method",
      asking({ request: { ...request, method: "get" } }),
      /method: Allowed are GET, POST/,
    ],
    [
      "an unknown operator",
      asserting({ "$.a": { gt: 1 } }),
      /^\/steps\/0\/assert\/body\/\$\.a: There is no gt here/,
    ],
    ["a list as a value", asserting({ "$.a": [1] }), /A list is compared by operators/],
    ["no path", asserting({ "a b": 1 }), /^\/steps\/0\/assert\/body: a b is no JSONPath/],
    ["no path to capture", asking({ capture: { id: "$.[" } }), /^\/steps\/0\/capture\/id: /],
    ["no regular expression", asserting({ "$.a": { regex: "(" } }), /regex: This must match format "regex"/],
    [
      "a misspelt variable",
      { ...asserting({ "$.a": "{{nmae}}" }), variables: { name: "x" } },
      /Did you mean name\?/,
    ],
    [
      "a variable before its time",
      asking({ request: { ...request, body: "{{id}}" }, capture: { id: "$.id" } }),
      /no variable/,
    ],
    ["another's environment", asserting({ "$.a": "{{env.HOME}}" }), /begin with WT_ or WONDERTWIN_/],
    [
      "an unknown part of a twin",
      asserting({ "$.a": "{{twins.petshop.pid}}" }),
      /a twin has url, host, port/,
    ],
    ["an unknown twin", { ...asking({}), setup: { reset: ["petshap"] } }, /Did you mean petshop\?/],
    [
      "one of several twins",
      { ...asking({ time: { advance: "1d" } }), setup: { reset: ["teashop"] } },
      /which twin/,
    ],
  ];
  for (const [what, scenario, where] of wrong)
    it(`with ${what} is refused, and says where`, () => {
      assert.throws(
        () => read(scenario),
        (error) => {
          assert(error instanceof CliError && error.code === "bad_scenario");
          return error.details.some((line) => where.test(line)) || assert.fail(error.details.join("; "));
        },
      );
    });
});
