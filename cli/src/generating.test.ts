import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dataOf, errorOf, listOf } from "./testing/envelope.ts";
import { PET_SHOP } from "./testing/pet-shop.ts";
import { Project } from "./testing/project.ts";

describe("wt generate and explain", function () {
  this.timeout(60_000);
  let project: Project;

  beforeEach(() => {
    project = new Project();
  });
  afterEach(() => project.remove());

  it("make a working twin of a file, which wt up starts", async () => {
    writeFileSync(join(project.root, "petshop.json"), PET_SHOP);
    const generated = await project.wt("generate", "petshop.json", "--out", "shop", "--port", "0", "--json");
    const [report] = listOf(dataOf(generated), "twins");
    assert.equal(report?.["name"], "petshop");
    assert.equal(report?.["operations"], 4);
    const [up] = listOf(dataOf(await project.wt("up", "./shop", "--detach", "--json")), "twins");
    const pets = `${up?.["url"]}/pets`;
    const headers = { "content-type": "application/json" };
    const made: unknown = await (
      await fetch(pets, { method: "POST", headers, body: '{"name":"Rex"}' })
    ).json();
    assert.deepEqual(await (await fetch(pets)).json(), [made]);
    const [status] = listOf(dataOf(await project.wt("status", "--json")), "twins");
    assert.equal(status?.["health"], "healthy");
    assert.equal(status?.["operations"], 4);
  });

  it("print coverage, timings and what could not be mapped", async () => {
    writeFileSync(join(project.root, "petshop.json"), PET_SHOP);
    const { stdout, status } = await project.wt("generate", "petshop.json", "--out", "shop");
    assert.equal(status, 0);
    assert.match(stdout, /● petshop +Pet shop +4 operations +3 derived · 1 described/);
    assert.match(stdout, /\d\.\d\d s: .*bundle \d\.\d\d s/);
    assert.match(stdout, /1 not mapped\n\n +POST +\/feed +\S/);
  });

  it("end with how to start the twin of a file and where it will be", async () => {
    writeFileSync(join(project.root, "petshop.json"), PET_SHOP);
    const { stdout } = await project.wt("generate", "petshop.json", "--out", "my shop", "--port", "4711");
    assert.match(stdout, /start it +wt up "\.\/my shop"\n +base URL +http:\/\/127\.0\.0\.1:4711\n/);
    const typed =
      /start it +wt (.*)/
        .exec(stdout)?.[1]
        ?.replaceAll('"', "")
        .split(/ (?=\.)/) ?? [];
    const up = await project.wt(...typed, "--port", "0", "--detach", "--json");
    assert.equal(listOf(dataOf(up), "twins")[0]?.["name"], "petshop");
    const again = await project.wt("generate", "petshop.json", "--out", "shop", "--port", "0", "--json");
    assert.equal(dataOf(again)["folder"], join(project.root, "shop"));
  });

  it("end with status 2 on a file that describes no API, and write nothing", async () => {
    writeFileSync(join(project.root, "petshop.json"), '{"openapi": "3.1.0"}');
    const finished = await project.wt("generate", "petshop.json", "--out", "shop", "--json");
    assert.equal(finished.status, 2, finished.stdout);
    assert.match(String(errorOf(finished)["code"]), /^description_/);
    assert(!existsSync(join(project.root, "shop")));
  });

  it("work on a workspace: all specs, the proof that nothing is stale, and why", async () => {
    const spec = join(project.root, "specs", "pets");
    mkdirSync(spec, { recursive: true });
    writeFileSync(join(spec, "openapi.json"), PET_SHOP);
    const sha256 = createHash("sha256").update(PET_SHOP).digest("hex");
    const source = { kind: "file", path: "openapi.json", sha256 };
    const about = {
      name: "pets",
      title: "Pets",
      version: "0.1.0",
      port: 4100,
      tier: "community",
      lifecycle: "preview",
    };
    writeFileSync(join(spec, "source.json"), JSON.stringify({ ...about, source, sdks: [] }));

    assert.equal(listOf(dataOf(await project.wt("generate", "--json")), "twins").length, 1);
    assert.equal((await project.wt("generate", "--check")).status, 0);
    const page = dataOf(await project.wt("catalog", "pets", "--json"));
    assert.equal(page["title"], "Pets");

    assert.match((await project.wt("explain", "pets")).stdout, /pet +\/pets +3/);
    const explained = (await project.wt("explain", "pets", "pet")).stdout;
    assert.match(explained, /found by +id/);
    assert.match(explained, /GET +\/pets\/\{id\} +get +derived/);
    const unknown = await project.wt("explain", "pets", "pot", "--json");
    assert.equal(unknown.status, 8);
    assert.equal(errorOf(unknown)["code"], "unknown_resource");

    appendFileSync(join(project.root, "twins", "pets", "boot.json"), " ");
    const stale = await project.wt("generate", "--check", "--json");
    assert.equal(stale.status, 1);
    assert.match(String(errorOf(stale)["message"]), /twins\/pets\/boot\.json/);
    assert.equal((await project.wt("up", "--json")).status, 6);
  });
});
