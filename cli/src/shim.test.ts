import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PRETEND_OLD = `data:text/javascript,${encodeURIComponent(
  'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.19.0" } });',
)}`;

describe("bin/wt.js", () => {
  let folder: string;

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "wt-bin-")));
    mkdirSync(join(folder, "bin"));
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    copyFileSync(fileURLToPath(new URL("../bin/wt.js", import.meta.url)), join(folder, "bin", "wt.js"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function run(options: { old: boolean }, ...args: string[]) {
    const old = options.old ? ["--import", PRETEND_OLD] : [];
    return spawnSync(process.execPath, [...old, join(folder, "bin", "wt.js"), ...args], { encoding: "utf8" });
  }

  function build(): void {
    mkdirSync(join(folder, "dist"));
    const code = "console.log(process.argv.slice(2).join()); process.exitCode = 7;";
    writeFileSync(join(folder, "dist", "wt.js"), code);
  }

  it("is the built command", () => {
    build();
    const { stdout, status } = run({ old: false }, "up", "stripe");
    assert.equal(stdout, "up,stripe\n");
    assert.equal(status, 7);
  });

  it("says which command builds it", () => {
    const { stderr, status } = run({ old: false }, "up");
    assert.match(stderr, /not built yet\.\n +Run npm run setup/);
    assert.equal(status, 2);
  });

  it("says what is needed where Node is too old", () => {
    build();
    const { stderr, status } = run({ old: true }, "up");
    assert.match(stderr, /wt needs Node\.js 22\.13 or newer; this is 20\.19\.0 \(.+\)/);
    assert.equal(status, 2);
    const { stdout } = run({ old: true }, "up", "--json");
    const told: { ok: boolean; error: { code: string } } = JSON.parse(stdout);
    assert.equal(told.ok, false);
    assert.equal(told.error.code, "node_too_old");
  });

  it("hands over to the project's own Node where there is one", () => {
    build();
    mkdirSync(join(folder, "node_modules", "node", "bin"), { recursive: true });
    const name = process.platform === "win32" ? "node.exe" : "node";
    symlinkSync(process.execPath, join(folder, "node_modules", "node", "bin", name));
    const { stdout, status } = run({ old: true }, "status", "--json");
    assert.equal(stdout, "status,--json\n");
    assert.equal(status, 7);
  });
});
