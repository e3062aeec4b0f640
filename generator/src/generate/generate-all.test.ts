import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Manifest, Registry } from "@wondertwin/framework/contracts";
import { sha256 } from "../disk/sha256.ts";
import { rejectsWith } from "../testing/rejects-with.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { addSpec, createWorkspace } from "../testing/workspace.ts";
import { generateAll } from "./generate-all.ts";

const FILES = ["boot.json", "index.js", "lazy.json", "manifest.json", "package.json"];

/** Models one action and one list, the way a spec's author does. */
const VENDOR = `
  import { type Api } from "./api.gen.ts";
  import { defineVendor } from "@wondertwin/framework";
  export const vendor = defineVendor({ name: "beta", auth: () => ({ id: "a", account: "a", scopes: [] }), errors: () => ({ status: 400, body: {} }) });
`;
const OPERATIONS = `
  import { vendor } from "../vendor.ts";
  export default vendor.operations({ getRate: () => ({ remaining: 1 }) });
`;

describe("generateAll", () => {
  const folder = temporaryFolder();
  let workspaces = 0;
  const workspace = (...names: readonly string[]) => {
    const root = join(folder, `workspace-${workspaces++}`);
    createWorkspace(root, names);
    return root;
  };
  const readJson = <T>(...path: readonly string[]): T => JSON.parse(readFileSync(join(...path), "utf8"));

  it("writes each twin, its types and the registry", async () => {
    const root = workspace("beta", "alpha");
    const progress: string[] = [];
    const { twins, written } = await generateAll({ root, onProgress: (line) => progress.push(line) });
    assert.deepEqual(
      twins.map(({ name }) => name),
      ["alpha", "beta"],
    );
    assert.equal(written.length, 2 * (FILES.length + 1) + 1);
    assert.deepEqual(readdirSync(join(root, "twins", "alpha")).sort(), FILES);
    assert.match(readFileSync(join(root, "specs", "alpha", "api.gen.ts"), "utf8"), /listTasks/);
    assert.equal(progress.length, 2);

    const registry = readJson<Registry>(root, "twins", "registry.json");
    const text = readFileSync(join(root, "twins", "alpha", "manifest.json"), "utf8");
    const manifest: Manifest = JSON.parse(text);
    assert.deepEqual(Object.keys(registry.twins), ["alpha", "beta"]);
    assert.equal(registry.twins["alpha"]?.manifest_sha256, sha256(text));
    assert.deepEqual(manifest.hosts, ["api.tasks.example"]);
    assert.equal(manifest.api_version, "7");
    assert.deepEqual(manifest.coverage, { modelled: 0, derived: 4, described: 1, refused: 0 });
    assert.deepEqual(
      manifest.unmapped.map(({ id }) => id),
      ["getRate"],
    );
    for (const [name, digest] of Object.entries(manifest.files)) {
      assert.equal(sha256(readFileSync(join(root, "twins", "alpha", name))), digest, name);
    }
  });

  it("writes the same bytes wherever the workspace lies", async () => {
    const [one, two] = [workspace("alpha"), workspace("alpha")];
    await generateAll({ root: one });
    await generateAll({ root: two });
    for (const name of FILES) {
      const content = readFileSync(join(one, "twins", "alpha", name), "utf8");
      assert.equal(content, readFileSync(join(two, "twins", "alpha", name), "utf8"), name);
      assert.equal(content.includes(folder), false, name);
    }
  });

  it("does not touch what is unchanged, and replaces what is not", async () => {
    const root = workspace("alpha");
    await generateAll({ root });
    const boot = join(root, "twins", "alpha", "boot.json");
    const lazy = join(root, "twins", "alpha", "lazy.json");
    const before = statSync(boot).ino;
    writeFileSync(lazy, "{");
    assert.deepEqual((await generateAll({ root })).written, ["twins/alpha/lazy.json"]);
    assert.deepEqual((await generateAll({ root })).written, []);
    assert.equal(statSync(boot).ino, before);
  });

  it("checks without writing", async () => {
    const root = workspace("alpha");
    await generateAll({ root });
    assert.deepEqual((await generateAll({ root, check: true })).written, []);
    const manifest = join(root, "twins", "alpha", "manifest.json");
    writeFileSync(manifest, "{}");
    writeFileSync(join(root, "specs", "alpha", "api.gen.ts"), "");
    await rejectsWith(
      generateAll({ root, check: true }),
      "generated_stale",
      "twins/alpha/manifest.json",
      "specs/alpha/api.gen.ts",
    );
    assert.equal(readFileSync(manifest, "utf8"), "{}");
  });

  it("is proven by the registry alone where nothing else is kept", async () => {
    const root = workspace("alpha");
    await generateAll({ root });
    rmSync(join(root, "twins", "alpha"), { recursive: true });
    rmSync(join(root, "specs", "alpha", "api.gen.ts"));
    await generateAll({ root, check: true });
    addSpec(root, "alpha", {
      "patch.json": JSON.stringify([{ reason: "it is", op: "replace", path: "/info/version", value: "8" }]),
    });
    await rejectsWith(generateAll({ root, check: true }), "generated_stale", "twins/registry.json");
    rmSync(join(root, "twins", "registry.json"));
    await rejectsWith(generateAll({ root, check: true }), "generated_stale", "twins/registry.json");
  });

  it("keeps the registry's other entries when some are asked for, and drops what has no spec when all are", async () => {
    const root = workspace("alpha", "beta");
    await generateAll({ root });
    rmSync(join(root, "specs", "beta"), { recursive: true });
    await generateAll({ root, only: ["alpha"] });
    assert.deepEqual(Object.keys(readJson<Registry>(root, "twins", "registry.json").twins), [
      "alpha",
      "beta",
    ]);
    await generateAll({ root });
    assert.deepEqual(Object.keys(readJson<Registry>(root, "twins", "registry.json").twins), ["alpha"]);
  });

  it("counts what the behaviour models", async () => {
    const root = workspace();
    addSpec(root, "beta", {
      "vendor.ts": VENDOR,
      "operations/rate.ts": OPERATIONS,
      "operations/rate.test.ts": "throw 1",
    });
    const { twins } = await generateAll({ root });
    assert.deepEqual(twins[0]?.coverage, { modelled: 1, derived: 4, described: 0, refused: 0 });
    assert.deepEqual(twins[0]?.unmapped, []);
  });

  it("says where a behaviour does not compile or load", async () => {
    const root = workspace();
    addSpec(root, "beta", { "vendor.ts": 'export const a = 1;\nimport "./gone.ts";\n' });
    await rejectsWith(generateAll({ root }), "bundle_failed", "beta", "specs/beta/vendor.ts:2:8");
    addSpec(root, "beta", { "vendor.ts": 'throw new Error("no such plan");' });
    await rejectsWith(generateAll({ root }), "spec_failed", "beta", "no such plan");
    addSpec(root, "beta", {
      "vendor.ts": VENDOR,
      "operations/rate.ts": OPERATIONS,
      "operations/rest.ts": OPERATIONS,
    });
    await rejectsWith(generateAll({ root }), "duplicate_part", "getRate");
  });

  it("writes nothing when one of several fails", async () => {
    const root = workspace("alpha");
    addSpec(root, "beta", { "vendor.ts": "export const = 1;" });
    await rejectsWith(generateAll({ root }), "bundle_failed", "beta");
    assert.equal(existsSync(join(root, "twins")), false);
    assert.equal(existsSync(join(root, "specs", "alpha", "api.gen.ts")), false);
  });

  it("refuses a spec that is not one", async () => {
    const root = workspace();
    await rejectsWith(generateAll({ root }), "unknown_twin", join(root, "specs"));
    addSpec(root, "alpha");
    await rejectsWith(generateAll({ root, only: ["gamma"] }), "unknown_twin", "gamma");
    addSpec(root, "alpha", { "patch.json": '[{"op":"remove","path":"/info"}]' });
    await rejectsWith(generateAll({ root }), "spec_invalid", join("alpha", "patch.json"), "reason");
    addSpec(root, "alpha", { "patch.json": "[]", "source.json": '{"name":"alpha"}' });
    await rejectsWith(generateAll({ root }), "spec_invalid", join("alpha", "source.json"), "title");
    addSpec(root, "alpha", { "source.json": "{" });
    await rejectsWith(generateAll({ root }), "spec_invalid", join("alpha", "source.json"));
    rmSync(join(root, "specs", "alpha"), { recursive: true });
    addSpec(root, "alpha");
    const { name: _name, ...rest } = readJson<Record<string, unknown>>(root, "specs", "alpha", "source.json");
    addSpec(root, "alpha", { "source.json": JSON.stringify({ name: "omega", ...rest }) });
    await rejectsWith(generateAll({ root }), "spec_invalid", "omega");
  });

  it("refuses a registry it does not know", async () => {
    const root = workspace("alpha");
    mkdirSync(join(root, "twins"));
    writeFileSync(join(root, "twins", "registry.json"), '{"schema_version":2}');
    await rejectsWith(generateAll({ root, only: ["alpha"] }), "registry_invalid", "registry.json");
  });
});
