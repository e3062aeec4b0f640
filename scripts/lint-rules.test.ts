import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { inRoot } from "./lib/root.mjs";

/** A file with one violation, or with none, and the rule that has to say so. */
interface Planted {
  readonly path: string;
  readonly code: string;
  readonly rule: string | undefined;
}

const imports = "lint/style/noRestrictedImports";
const ambient = "plugin";
const from = (specifier: string) => `import { a } from "${specifier}";\n\nexport const b = a;\n`;
const value = (expression: string) => `export const a = ${expression};\n`;

const planted: readonly Planted[] = [
  { path: "framework/src/i1.ts", code: from("@wondertwin/generator"), rule: imports },
  { path: "framework/src/i2.ts", code: from("../../specs/acme/vendor.ts"), rule: imports },
  { path: "framework/src/i3.ts", code: from("express"), rule: undefined },
  { path: "generator/src/i1.ts", code: from("@wondertwin/framework/runtime"), rule: imports },
  { path: "generator/src/i2.ts", code: from("../../framework/src/index.ts"), rule: imports },
  { path: "generator/src/i3.ts", code: from("@wondertwin/framework"), rule: undefined },
  { path: "generator/src/i4.ts", code: from("@wondertwin/framework/contracts"), rule: undefined },
  { path: "cli/src/i1.ts", code: from("@wondertwin/framework"), rule: imports },
  { path: "cli/src/i2.ts", code: from("@wondertwin/generator"), rule: undefined },
  { path: "cli/src/i3.ts", code: from("../../generator/src/index.ts"), rule: imports },
  { path: "platform/src/i1.ts", code: from("@wondertwin/generator"), rule: imports },
  { path: "platform/src/i2.ts", code: from("@wondertwin/framework/contracts"), rule: undefined },
  { path: "specs/acme/vendor.ts", code: from("node:fs"), rule: imports },
  { path: "specs/acme/money.ts", code: from("lodash"), rule: imports },
  { path: "specs/acme/other.ts", code: from("../other/vendor.ts"), rule: imports },
  { path: "specs/acme/own.ts", code: from("./vendor.ts"), rule: undefined },
  { path: "specs/acme/resources/i1.ts", code: from("@wondertwin/framework/runtime"), rule: imports },
  { path: "specs/acme/resources/i2.ts", code: from("../../other/vendor.ts"), rule: imports },
  { path: "specs/acme/resources/i3.ts", code: from("../vendor.ts"), rule: undefined },
  { path: "specs/acme/resources/i4.ts", code: from("@wondertwin/framework"), rule: undefined },
  { path: "specs/acme/test/i1.test.ts", code: from("../../../framework/src/index.ts"), rule: imports },
  { path: "specs/acme/test/i2.test.ts", code: from("acme-sdk"), rule: undefined },
  { path: "specs/acme/test/i3.test.ts", code: from("@wondertwin/framework/testing"), rule: undefined },
  { path: "examples/acme/i1.ts", code: from("@wondertwin/framework/runtime"), rule: imports },
  { path: "examples/acme/i2.ts", code: from("acme-sdk"), rule: undefined },

  ...[
    "Date.now()",
    "new Date()",
    "Date()",
    "Math.random()",
    "performance.now()",
    "process.hrtime.bigint()",
    "crypto.randomUUID()",
    "crypto.getRandomValues(new Uint8Array(4))",
    "globalThis.Date",
  ].flatMap((expression, index) => [
    { path: `framework/src/t${index}.ts`, code: value(expression), rule: ambient },
    { path: `specs/acme/resources/t${index}.ts`, code: value(expression), rule: ambient },
    { path: `framework/src/t${index}.test.ts`, code: value(expression), rule: undefined },
    { path: `cli/src/t${index}.ts`, code: value(expression), rule: undefined },
  ]),
  {
    path: "framework/src/t20.ts",
    code: 'import { randomBytes } from "node:crypto";\n\nexport const a = randomBytes(4);\n',
    rule: ambient,
  },
  {
    path: "framework/src/t21.ts",
    code: 'import { createHash } from "node:crypto";\n\nexport const a = createHash("sha256");\n',
    rule: undefined,
  },
  { path: "framework/src/t22.ts", code: value("new Date(0)"), rule: undefined },
  { path: "framework/src/clock/wall-clock.ts", code: value("() => new Date()"), rule: undefined },

  {
    path: "cli/src/any.ts",
    code: "export const a = (b: any) => b;\n",
    rule: "lint/suspicious/noExplicitAny",
  },
  {
    path: "cli/src/bang.ts",
    code: "export const a = (b?: string) => b!.length;\n",
    rule: "lint/style/noNonNullAssertion",
  },
  { path: "cli/src/default.ts", code: "export default 1;\n", rule: "lint/style/noDefaultExport" },
  { path: "specs/acme/resources/payment_intent.ts", code: "export default 1;\n", rule: undefined },
  { path: "specs/acme/operations/chat.ts", code: "export default 1;\n", rule: undefined },
  { path: "specs/acme/seed.ts", code: "export default 1;\n", rule: undefined },
  { path: "cli/src/snake_case.ts", code: value("1"), rule: "lint/style/useFilenamingConvention" },
  { path: "specs/acme/tax_id.ts", code: value("1"), rule: "lint/style/useFilenamingConvention" },
  { path: "cli/src/protocol.ts", code: from("fs"), rule: "lint/style/useNodejsImportProtocol" },
  {
    path: "cli/src/type.ts",
    code: 'import { A } from "./a.ts";\n\nexport const b = (a: A) => a;\n',
    rule: "lint/style/useImportType",
  },
  { path: "cli/src/barrel.ts", code: 'export * from "./any.ts";\n', rule: "lint/performance/noReExportAll" },
  { path: "cli/src/cycle-a.ts", code: from("./cycle-b.ts"), rule: "lint/suspicious/noImportCycles" },
  { path: "cli/src/cycle-b.ts", code: from("./cycle-a.ts"), rule: "lint/suspicious/noImportCycles" },
  ...["framework/src", "generator/src", "specs/acme"].map((folder) => ({
    path: `${folder}/speaks.ts`,
    code: 'console.log("x");\n',
    rule: "lint/suspicious/noConsole",
  })),
  {
    path: "cli/src/long.ts",
    code: Array.from({ length: 401 }, (_, line) => `export const a${line} = ${line};\n`).join(""),
    rule: "lint/style/noExcessiveLinesPerFile",
  },
  {
    path: "cli/src/floating.ts",
    code: "const a = async () => 1;\n\nexport const b = () => {\n  a();\n};\n",
    rule: "lint/nursery/noFloatingPromises",
  },
  { path: "cli/src/a.test.ts", code: 'it.only("a", () => {});\n', rule: "lint/suspicious/noFocusedTests" },
  { path: "cli/dist/built.js", code: "var a = 1\n", rule: undefined },
  { path: "specs/acme/api.gen.ts", code: "export type A = any\n", rule: undefined },
  { path: "twins/acme/index.js", code: "var a = 1\n", rule: undefined },
];

interface Diagnostic {
  readonly category: string;
  readonly location: { readonly path: string };
}

describe("lint rules", () => {
  const folder = mkdtempSync(join(tmpdir(), "lint-rules-"));
  let diagnostics: readonly Diagnostic[] = [];

  before(() => {
    cpSync(inRoot("biome.json"), join(folder, "biome.json"));
    cpSync(inRoot("scripts/lint"), join(folder, "scripts/lint"), { recursive: true });
    for (const { path, code } of planted) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), code);
    }
    const biome = inRoot("node_modules/@biomejs/biome/bin/biome");
    const args = [biome, "lint", "--reporter=json", "--max-diagnostics=none"];
    const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
    diagnostics = JSON.parse(stdout).diagnostics;
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const { path, code, rule } of planted) {
    it(`${rule ?? "nothing"} in ${path}: ${code.slice(0, 60).split("\n").at(0)}`, () => {
      const found = diagnostics.filter(({ location }) => location.path === path);
      const categories = [...new Set(found.map(({ category }) => category))];
      assert.deepEqual(categories, rule === undefined ? [] : [rule]);
    });
  }
});
