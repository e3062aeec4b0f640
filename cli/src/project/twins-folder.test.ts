import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Project, writeTwin } from "../testing/project.ts";
import { checkIntegrity } from "./check-integrity.ts";
import { findProjectRoot } from "./project-root.ts";
import { selectTwins } from "./select-twins.ts";
import { findTwinsFolder, requireTwinsFolder } from "./twins-folder.ts";

describe("a project's twins", () => {
  let project: Project;
  let below: string;

  beforeEach(() => {
    project = new Project([{ name: "stripe" }, { name: "github" }]);
    below = join(project.root, "packages", "shop");
    mkdirSync(below, { recursive: true });
  });
  afterEach(() => project.remove());

  function names(from: string, env: NodeJS.ProcessEnv = {}): string[] | undefined {
    return findTwinsFolder(from, env)?.twins.map(({ name }) => name);
  }

  it("are those of the nearest registry upward, in the order of their names", () => {
    assert.deepEqual(names(below), ["github", "stripe"]);
  });

  it("are those that WT_TWINS_DIR names, with a registry or without", () => {
    const other = new Project([{ name: "slack" }]);
    assert.deepEqual(names(below, { WT_TWINS_DIR: join(other.root, "twins") }), ["slack"]);
    rmSync(join(other.root, "twins", "registry.json"));
    assert.deepEqual(names(below, { WT_TWINS_DIR: join(other.root, "twins") }), ["slack"]);
    rmSync(other.root, { recursive: true });
    assert.throws(() => names(below, { WT_TWINS_DIR: join(other.root, "twins") }), { code: "no_twins" });
  });

  it("are those installed beside the project where there is no registry", () => {
    rmSync(join(project.root, "twins"), { recursive: true });
    assert.equal(names(below), undefined);
    assert.throws(() => requireTwinsFolder(below, {}), { code: "no_twins" });
    writeTwin(join(project.root, "node_modules", "@wondertwin", "slack"), { name: "slack" });
    assert.deepEqual(names(below), ["slack"]);
  });

  it("can be named, or given as folders", () => {
    writeTwin(join(below, "mine"), { name: "mine" });
    const selected = selectTwins(["stripe", "./mine", "stripe"], below, {});
    assert.deepEqual(
      selected.map(({ name }) => name),
      ["stripe", "mine"],
    );
    assert.throws(() => selectTwins(["strip"], below, {}), {
      code: "unknown_twin",
      hint: "Did you mean stripe?",
    });
    assert.throws(() => selectTwins(["./none"], below, {}), { code: "unknown_twin" });
  });

  for (const [what, text] of [
    ["is not JSON", "{"],
    ["is of another format", '{"schema_version": 9, "twins": {}}'],
    ["lists no twins", '{"schema_version": 1}'],
    ["has an incomplete entry", '{"schema_version": 1, "twins": {"stripe": {"title": "Stripe"}}}'],
    ["names a twin like a path", '{"schema_version": 1, "twins": {"../../etc": {}}}'],
  ] as const) {
    it(`are refused when the registry ${what}`, () => {
      writeFileSync(join(project.root, "twins", "registry.json"), text);
      assert.throws(() => names(below), { code: "registry_damaged" });
    });
  }

  it("are proven by digests from the registry down to each file", async () => {
    const [github, stripe] = selectTwins([], below, {});
    assert(github && stripe);
    await checkIntegrity(stripe);
    await assert.rejects(() => checkIntegrity({ ...stripe, manifestDigest: github.manifestDigest ?? "" }), {
      code: "twin_damaged",
      message: /manifest\.json is not the file/,
    });
    rmSync(join(stripe.folder, "index.js"));
    await assert.rejects(() => checkIntegrity(stripe), {
      code: "twin_damaged",
      message: /index\.js is missing/,
    });
    rmSync(stripe.folder, { recursive: true });
    await assert.rejects(() => checkIntegrity(stripe), { code: "twin_not_built" });
  });
});

describe("a project's root", () => {
  let project: Project;

  beforeEach(() => {
    project = new Project();
  });
  afterEach(() => project.remove());

  function folder(...path: string[]): string {
    const made = join(project.root, ...path);
    mkdirSync(made, { recursive: true });
    return made;
  }

  it("is the nearest folder upward that marks a project", () => {
    assert.equal(findProjectRoot(folder("src", "deep")), project.root);
    writeFileSync(join(folder("packages", "shop"), "wondertwin.json"), "{}");
    assert.equal(findProjectRoot(folder("packages", "shop", "src")), folder("packages", "shop"));
  });

  it("is the enclosing folder of the same repository where twins were started", () => {
    folder(".git");
    folder("packages", "shop");
    writeFileSync(join(folder("packages", "shop"), "package.json"), "{}");
    assert.equal(findProjectRoot(folder("packages", "shop")), folder("packages", "shop"));
    writeFileSync(join(folder(".wt"), "state.json"), '{"schema_version": 1, "twins": {}}');
    assert.equal(findProjectRoot(folder("packages", "shop")), project.root);
    folder("packages", "shop", ".git");
    assert.equal(findProjectRoot(folder("packages", "shop")), folder("packages", "shop"));
  });
});
