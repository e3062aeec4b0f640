import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { dataOf, errorOf, listOf } from "./testing/envelope.ts";
import { PET_SHOP } from "./testing/pet-shop.ts";
import { Project } from "./testing/project.ts";
import { runWt } from "./testing/run-wt.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SHOP = "{{twins.petshop.url}}/pets";

const buy = (name: string) => ({
  name: `buy ${name}`,
  request: { method: "POST", url: SHOP, body: { name } },
  assert: { status: 201, body: { "$.name": name } },
});

describe("wt test", function () {
  this.timeout(60_000);
  let project: Project;

  before(async () => {
    project = new Project();
    writeFileSync(join(project.root, "petshop.json"), PET_SHOP);
    await project.wt("generate", "petshop.json", "--out", "shop", "--port", "0");
  });
  after(() => project.remove());
  beforeEach(() => {
    rmSync(join(project.root, "scenarios"), { recursive: true, force: true });
    mkdirSync(join(project.root, "scenarios"));
  });

  const write = (name: string, scenario: unknown) =>
    writeFileSync(join(project.root, "scenarios", name), JSON.stringify(scenario));
  const wt = (...args: string[]) => project.wt("test", "--twin", "./shop", ...args);

  it("runs our examples, of which some say what the public format says and no more", async () => {
    const finished = await runWt(["test", "examples/scenarios", "--isolated", "--json"], { cwd: ROOT });
    const { passed, failed } = dataOf(finished);
    assert.deepEqual({ passed, failed, status: finished.status }, { passed: 3, failed: 0, status: 0 });
  });

  it("gives each file a state of its own, many at once, and leaves a running twin as it was", async () => {
    const [twin] = listOf(dataOf(await project.wt("up", "./shop", "--detach", "--fresh", "--json")), "twins");
    const url = String(twin?.["url"]);
    const headers = { "content-type": "application/json" };
    await fetch(`${url}/pets`, { method: "POST", headers, body: '{"name":"Tom"}' });
    const list = { method: "GET", url: SHOP };
    for (const name of ["Rex", "Kit", "Ada", "Max", "Sam"])
      write(`${name}.json`, {
        name,
        steps: [
          buy(name),
          { name: "alone", request: list, assert: { body: { $: { count: 1 }, "$[0].name": name } } },
        ],
      });
    const finished = await wt();
    assert.equal(finished.status, 0, finished.stdout);
    assert.match(finished.stdout, /5 of 5 scenarios passed, 10 of 10 steps/);
    const pets: unknown = await (await fetch(`${url}/pets`)).json();
    assert(Array.isArray(pets));
    assert.deepEqual(
      pets.map((pet) => Object(pet).name),
      ["Tom"],
    );
    await project.wt("down");
  });

  it("tells what is otherwise than expected, skips what hangs on it, and writes it for CI", async () => {
    write("fails.json", {
      name: "Fails <&>",
      steps: [
        {
          ...buy("Rex"),
          assert: {
            status: 200,
            headers: { "x-none": "1", "content-type": "application/json" },
            body_contains: "Tom",
            body: {
              "$.name": "Tom",
              "$.id": { exists: false },
              "$.name.x": "deep",
              $: { eq: { id: "p", name: "Rex" }, contains: "Rex", count: 2 },
            },
          },
        },
        { name: "captures", request: { method: "GET", url: SHOP }, capture: { one: "$[7].id" } },
        { name: "hangs on it", request: { method: "GET", url: `${SHOP}/{{one}}` } },
      ],
    });
    write("passes.json", { name: "Passes", steps: [buy("Rex")] });
    const finished = await wt("--junit", "results.xml", "--json");
    assert.equal(finished.status, 1);
    const { passed, failed, scenarios } = dataOf(finished);
    assert.deepEqual({ passed, failed }, { passed: 1, failed: 1 });
    assert(Array.isArray(scenarios));
    const [first, second, third] = Object(scenarios[0]).steps;
    assert.deepEqual(
      first.failures.map(({ place }: { place: string }) => place),
      ["status", "header x-none", "body", "body $.name", "body $.id", "body $.name.x", "body $"],
    );
    assert.deepEqual([second.status, third.status], ["failed", "skipped"]);
    const xml = readFileSync(join(project.root, "results.xml"), "utf8");
    assert.match(
      xml,
      /<testsuite name="Fails &lt;&amp;&gt;" file="scenarios.fails.json" tests="3" failures="2" skipped="1"/,
    );
    const { stdout } = await wt("--filter", "fails");
    assert.match(stdout, /body \$\.name is another\n +expected +"Tom"\n +actual +"Rex"/);
    assert.match(stdout, /^ +- +id: 'p'/m);
    assert.match(stdout, /answered 201/);
    assert.doesNotMatch(stdout, /Passes/);
  });

  it("sends what is meant for a twin's own port to wherever it listens", async () => {
    const other = createServer((_request, response) => void response.writeHead(500).end()).listen(
      0,
      "127.0.0.1",
    );
    await once(other, "listening");
    const port = String(Object(other.address()).port);
    await project.wt("generate", "petshop.json", "--out", "fixed", "--port", port);
    const url = `http://localhost:${port}/pets`;
    write("fixed.json", {
      name: "Fixed",
      steps: [{ ...buy("Rex"), request: { ...buy("Rex").request, url } }],
    });
    const finished = await project.wt("test", "--twin", "./fixed", "--json");
    other.close();
    assert.deepEqual([dataOf(finished)["passed"], finished.status], [1, 0]);
  });

  it("counts a set-up that fails as a step, and goes on with the other files", async () => {
    writeFileSync(join(project.root, "bad.json"), JSON.stringify({ pet: [{ nmae: "x" }] }));
    write("good.json", { name: "Good", steps: [buy("Rex")] });
    write("one.json", { name: "Bad", setup: { seed_files: { petshop: "bad.json" } }, steps: [buy("Rex")] });
    const finished = await wt();
    assert.equal(finished.status, 1);
    assert.match(finished.stdout, /✗ setup\n +setup pet\.0 has no field nmae/);
    assert.match(finished.stdout, /1 of 2 scenarios passed/);
  });

  it("names all files that are wrong, and runs none", async () => {
    write("fine.json", { name: "Fine", steps: [buy("Rex")] });
    write("wrong.json", { name: "Wrong", steps: [{ ...buy("Rex"), asert: {} }] });
    write("worse.json", { name: "Worse" });
    const finished = await wt("--json");
    assert.equal(finished.status, 2);
    const details = [errorOf(finished)["details"]].flat().map(String);
    assert.match(details[0] ?? "", /scenarios.worse\.json is no scenario/);
    assert.match(details.at(-1) ?? "", /\/steps\/0: .*asert.*mean assert/);
  });

  it("refuses to run nothing", async () => {
    assert.deepEqual([(await wt()).status, (await wt("nowhere")).status], [2, 8]);
    write("one.json", { name: "One", steps: [buy("Rex")] });
    assert.equal((await wt("--filter", "two")).status, 2);
    assert.equal((await wt("--schema")).status, 0);
  });
});
