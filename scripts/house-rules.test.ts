import assert from "node:assert/strict";
import { findViolations, houseRules } from "./lib/house-rules.mjs";

const rules = houseRules(["acme"]);
const rulesBroken = (path: string, content: string) =>
  findViolations(path, content, rules).map(({ rule }) => rule);

describe("house rules", () => {
  it("find a vendor's name in the framework, in any case, and only there", () => {
    for (const text of ["// as Acme does", "const ACME_ID = 1;", "import './acme.ts'", "acme_key"]) {
      assert.deepEqual(rulesBroken("framework/src/a.ts", text), ["the framework knows no vendor"], text);
    }
    assert.deepEqual(rulesBroken("framework/src/a.ts", "the placement of racmes"), []);
    assert.deepEqual(rulesBroken("specs/acme/vendor.ts", "export const acme = 1;"), []);
  });

  it("find a name that is an ordinary word where it can be nothing else", () => {
    const find = (text: string) => findViolations("framework/src/a.ts", text, houseRules(["resend"])).length;
    assert.equal(find('resend(delivery) // "wt webhooks resend"'), 0);
    for (const text of ["// as Resend's API has it", "// resend.com/docs", "a@resend.dev"])
      assert.equal(find(text), 1, text);
  });

  it("find a package registry's host, but not in the lockfile", () => {
    const text = `see https://${["registry", "npmjs", "org"].join(".")}/left-pad`;
    assert.deepEqual(rulesBroken("docs/a.md", text), ["no package registry's host"]);
    assert.deepEqual(rulesBroken("package-lock.json", text), []);
  });

  it("find a path of one machine, but not an API's path", () => {
    const home = ["", "home", "jenny", "twin"].join("/");
    assert.deepEqual(rulesBroken("README.md", `cd ${home}`), ["no path of one machine"]);
    assert.deepEqual(rulesBroken("README.md", `cd "${home}"`), ["no path of one machine"]);
    assert.deepEqual(rulesBroken("specs/acme/a.ts", `"/v1${home}"`), []);
  });

  it("find what was left for later, in code", () => {
    const text = `// ${"TO"}${"DO"}: later`;
    assert.deepEqual(rulesBroken("cli/src/a.ts", text), ["nothing left for later"]);
    assert.deepEqual(rulesBroken("docs/a.md", text), []);
  });

  it("find suppressed lints", () => {
    assert.deepEqual(rulesBroken("cli/src/a.ts", `// ${"biome"}-ignore lint: no`), ["no lint suppressed"]);
  });

  it("name the line", () => {
    const found = findViolations("framework/src/a.ts", "ok\n  // Acme\n", rules);
    assert.deepEqual(found, [
      { path: "framework/src/a.ts", line: 2, text: "// Acme", rule: "the framework knows no vendor" },
    ]);
  });
});
