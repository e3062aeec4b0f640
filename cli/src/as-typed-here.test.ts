import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { asTypedHere, programName } from "./as-typed-here.ts";

const code = "file:///project/node_modules/@wondertwin/cli/dist/wt.js";

describe("asTypedHere", () => {
  let root: string;
  let local: string;
  let global: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "wt-path-"));
    local = join(root, "node_modules", ".bin");
    global = join(root, "bin");
    for (const folder of [local, global]) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "wt"), "");
    }
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const at = (folders: readonly string[], npm: object = {}) => ({
    code,
    env: { PATH: folders.join(delimiter), ...npm },
  });
  const byNpx = { npm_execpath: "/usr/lib/node_modules/npm/bin/npx-cli.js" };

  it("says wt where a shell finds it", () => {
    assert.equal(programName(at(["/nowhere", global])), "wt");
    assert.equal(programName(at([global], byNpx)), "wt");
    assert.equal(programName(at([local])), "wt");
  });

  it("says npx wt where only npx finds it", () => {
    assert.equal(programName(at([local], byNpx)), "npx wt");
    assert.equal(programName(at(["/nowhere"])), "npx wt");
    assert.equal(programName({ code, env: {} }), "npx wt");
  });

  it("names the package where npx fetched it for this once", () => {
    const fetched = "file:///cache/_npx/1f2e/node_modules/@wondertwin/cli/dist/wt.js";
    assert.equal(programName({ ...at([global]), code: fetched }), "npx @wondertwin/cli");
  });

  it("changes the commands that a text names, and nothing else", () => {
    const text =
      "Another wt is busy: see wt status, or start it with wt up ./wt. All: wt --help, wt <command> -h.";
    assert.equal(asTypedHere(text, at([global])), text);
    assert.equal(
      asTypedHere(text, at([])),
      "Another wt is busy: see npx wt status, or start it with npx wt up ./wt. All: npx wt --help, npx wt <command> -h.",
    );
  });
});
