import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { until } from "./processes/until.ts";
import { readJsonObject } from "./project/read-json.ts";
import { dataOf, errorOf, listOf } from "./testing/envelope.ts";
import { isGone } from "./testing/is-gone.ts";
import { PET_SHOP } from "./testing/pet-shop.ts";
import { Project } from "./testing/project.ts";

/** Buys a pet of the name it is given from the shop that it is led to, and says what the shop holds then. */
const BUYER = `
  const url = process.env.WT_PETSHOP_URL + "/pets";
  const headers = { "content-type": "application/json" };
  if (process.env.WT_PARTITION) headers["x-wondertwin-partition"] = process.env.WT_PARTITION;
  const [name, status] = process.argv.slice(2);
  await fetch(url, { method: "POST", headers, body: JSON.stringify({ name }) });
  const pets = await (await fetch(url, { headers })).json();
  console.log(pets.map((pet) => pet.name).join());
  process.exit(Number(status ?? 0));
`;

describe("wt run", function () {
  this.timeout(60_000);
  let project: Project;

  before(async () => {
    project = new Project();
    writeFileSync(join(project.root, "petshop.json"), PET_SHOP);
    writeFileSync(join(project.root, "buyer.mjs"), BUYER);
    await project.wt("generate", "petshop.json", "--out", "shop", "--port", "0");
  });
  after(() => project.remove());
  afterEach(async () => {
    dataOf(await project.wt("down", "--json"));
    assert.deepEqual(runsLeft(), [], "nothing is left of the runs");
  });

  const runs = () => join(project.root, ".wt", "runs");
  const runsLeft = () => (existsSync(runs()) ? readdirSync(runs()) : []);
  const buy = (options: readonly string[], ...args: string[]) =>
    project.wt("run", "--twin", "./shop", ...options, "--", process.execPath, "buyer.mjs", ...args);
  const up = async () => {
    const [twin] = listOf(dataOf(await project.wt("up", "./shop", "--detach", "--fresh", "--json")), "twins");
    return String(twin?.["url"]);
  };
  const buyAt = (url: string, name: string, headers: Record<string, string> = {}) =>
    fetch(`${url}/pets`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ name }),
    });
  const petsAt = async (url: string, headers: Record<string, string> = {}) => {
    const pets: unknown = await (await fetch(`${url}/pets`, { headers })).json();
    assert(Array.isArray(pets));
    return pets.map((pet) => String(Object(pet).name));
  };

  it("starts a twin that is not up, and takes it down; the program's output and exit status are its own", async () => {
    const finished = await buy([], "Rex", "7");
    assert.deepEqual([finished.stdout, finished.status], ["Rex\n", 7]);
    assert.match(finished.stderr, /petshop at http:.*started for this run/);
    assert.deepEqual(project.remembered(), {});
  });

  it("resets a twin that is up, and puts back what it held", async () => {
    const url = await up();
    await buyAt(url, "Tom");
    const { stdout, stderr } = await buy([], "Rex");
    assert.equal(stdout, "Rex\n");
    assert.doesNotMatch(stderr, /started/);
    assert.deepEqual(await petsAt(url), ["Tom"]);
  });

  it("seeds, and writes down what was said in this run alone", async () => {
    const url = await up();
    await buyAt(url, "Tom");
    writeFileSync(join(project.root, "seed.json"), JSON.stringify({ pet: [{ id: "p1", name: "Ada" }] }));
    const finished = await buy(["--seed", "seed.json", "--export", "run.har"], "Rex");
    assert.equal(finished.stdout, "Ada,Rex\n");
    const log = Object(readJsonObject(join(project.root, "run.har"))?.["log"]);
    const asked = log.entries.map((entry: unknown) => Object(entry).request.method);
    assert.deepEqual(asked, ["POST", "GET"]);
  });

  it("uses one account's state alone where it is told to, and leaves the others as they go on", async () => {
    const url = await up();
    const one = { "x-wondertwin-partition": "one" };
    await buyAt(url, "Tom");
    await buyAt(url, "Kit", one);
    const fault = { partition: "one", operation: "feed", status: 503 };
    const headers = { "content-type": "application/json" };
    await fetch(`${url}/_wt/faults`, { method: "POST", headers, body: JSON.stringify(fault) });
    const finished = await buy(["--partition", "one", "--export", "run.jsonl"], "Rex");
    assert.equal(finished.stdout, "Rex\n");
    assert.deepEqual([await petsAt(url), await petsAt(url, one)], [["Tom"], ["Kit"]]);
    const { faults } = Object(await (await fetch(`${url}/_wt/faults`)).json());
    assert.deepEqual(
      faults.map(({ rule }: { rule: object }) => rule),
      [fault],
    );
    const lines = readFileSync(join(project.root, "run.jsonl"), "utf8").trimEnd().split("\n");
    assert.deepEqual(
      lines.map((line) => JSON.parse(line).partition),
      ["one", "one"],
    );
    assert.equal((await buy(["--partition", "two"], "Rex")).stdout, "Rex\n");
    const { partitions } = Object(await (await fetch(`${url}/_wt/state?partition=two`)).json());
    assert.deepEqual(partitions, [{ name: "two", collections: {} }]);
  });

  it("keeps runs at the same time apart, whether the twin is up or not", async () => {
    const three = () => Promise.all(["Rex", "Tom", "Kit"].map((name) => buy([], name)));
    const said = async () => (await three()).map(({ stdout, status }) => [stdout, status]);
    const apart = [
      ["Rex\n", 0],
      ["Tom\n", 0],
      ["Kit\n", 0],
    ];
    assert.deepEqual(await said(), apart);
    const url = await up();
    await buyAt(url, "Ada");
    assert.deepEqual(await said(), apart);
    assert.deepEqual(await petsAt(url), ["Ada"]);
  });

  it("keeps what a twin held that is not there any more to be given it", async () => {
    const url = await up();
    await buyAt(url, "Tom");
    const stopping = `const { pid } = await (await fetch(process.env.WT_PETSHOP_URL + "/_wt/health")).json();
      process.kill(pid, "SIGKILL");`;
    const args = ["run", "--twin", "./shop", "--run-id", "harsh", "--", process.execPath];
    const finished = await project.wt(...args, "--input-type=module", "-e", stopping);
    assert.equal(finished.status, 0, finished.stderr);
    assert.match(finished.stderr, /wt snapshot load before-harsh\.petshop/);
    const again = await up();
    await project.wt("snapshot", "load", "before-harsh.petshop");
    assert.deepEqual(await petsAt(again), ["Tom"]);
  });

  it("takes another port where the twin's own is taken meanwhile, and begins again with the seed", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const port = String(Object(taken.address()).port);
    await project.wt("generate", "petshop.json", "--out", "fixed", "--port", port);
    const script = `
      const { WT_TWIN_URL: url } = process.env;
      const pets = async () => (await (await fetch(url + "/pets")).json()).map((pet) => pet.name).join();
      await fetch(url + "/pets", { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });
      await fetch(url + "/_wt/reset?partition=default", { method: "POST" });
      console.log(new URL(url).port, await pets());
    `;
    writeFileSync(join(project.root, "seed.json"), JSON.stringify({ pet: [{ id: "p1", name: "Ada" }] }));
    const args = ["run", "--twin", "./fixed", "--seed", "seed.json", "--", process.execPath];
    const { stdout } = await project.wt(...args, "--input-type=module", "-e", script);
    taken.close();
    assert.match(stdout, /^\d+ Ada\n$/);
    assert.notEqual(stdout.split(" ")[0], port);
  });

  it("leaves a twin that is up alone when isolated", async () => {
    const url = await up();
    await buyAt(url, "Tom");
    assert.equal((await buy(["--isolated"], "Rex")).stdout, "Rex\n");
    const { captures } = Object(await (await fetch(`${url}/_wt/captures`)).json());
    assert.equal(captures.length, 1);
  });

  it("keeps what the program left, for a look at it", async () => {
    await buy(["--keep"], "Rex");
    const [kept] = Object.values(project.remembered());
    assert.deepEqual(await petsAt(kept?.url ?? ""), ["Rex"]);
    const url = kept?.url ?? "";
    const again = dataOf(await buy(["--keep", "--run-id", "second", "--json"], "Tom"));
    assert.deepEqual(await petsAt(url), ["Tom"]);
    assert.deepEqual(again["kept"], ["before-second.petshop"]);
    await project.wt("snapshot", "load", "before-second.petshop");
    assert.deepEqual(await petsAt(url), ["Rex"]);
  });

  it("tells programs where twins are, and the commands in them which twins are meant", async () => {
    const manifest = join(project.root, "shop", "manifest.json");
    const before = readFileSync(manifest, "utf8");
    const environment = { PETS_BASE_URL: "{url}/v1", PETS_PORT: "{port}" };
    const sdks = [{ language: "node", package: "pets", versions: ["1.0.0"], connect: "", environment }];
    writeFileSync(manifest, JSON.stringify({ ...JSON.parse(before), sdks }));
    const script = `
      const { WT_RUN_ID, WT_TWIN_URL, WT_PETSHOP_URL, PETS_BASE_URL, PETS_PORT } = process.env;
      console.log(JSON.stringify({ WT_RUN_ID, WT_TWIN_URL, WT_PETSHOP_URL, PETS_BASE_URL, PETS_PORT }));
    `;
    const args = ["run", "--twin", "./shop", "--run-id", "ci-7", "--json", "--"];
    const finished = await project.wt(...args, process.execPath, "--input-type=module", "-e", script);
    writeFileSync(manifest, before);
    const { run_id, status, twins } = dataOf(finished);
    assert.deepEqual([run_id, status], ["ci-7", 0]);
    assert(Array.isArray(twins));
    const { url } = Object(twins[0]);
    const heard = JSON.parse(finished.stderr.split("\n").find((line) => line.startsWith("{")) ?? "");
    assert.deepEqual(heard, {
      WT_RUN_ID: "ci-7",
      WT_TWIN_URL: url,
      WT_PETSHOP_URL: url,
      PETS_BASE_URL: `${url}/v1`,
      PETS_PORT: new URL(url).port,
    });
    const wt = [process.execPath, "--conditions=source", fileURLToPath(new URL("main.ts", import.meta.url))];
    mkdirSync(join(project.root, "below"));
    writeFileSync(join(project.root, "below", "package.json"), "{}");
    const inspect = `cd below && ${wt.join(" ")} inspect petshop --json`;
    const inside = await project.wt(...args.slice(0, 3), "--", "sh", "-c", inspect);
    assert.deepEqual(JSON.parse(inside.stdout).data, { twin: "petshop", partitions: [] });
  });

  it("hands signals on, and ends as the program does", async () => {
    const script =
      'process.on("SIGTERM", () => process.exit(3)); console.log("here"); setInterval(() => {}, 1e6)';
    const command = project.start("run", "--twin", "./shop", "--", process.execPath, "-e", script);
    assert(await until(() => (command.said().includes("here") ? true : undefined), 30_000));
    command.child.kill("SIGTERM");
    assert.equal((await command.finished).status, 3);
    const killed = await project.wt("run", "--twin", "./shop", "--", "sh", "-c", "kill -KILL $$");
    assert.equal(killed.status, 137);
  });

  it("leaves nothing that disturbs the next run when it is killed", async () => {
    const url = await up();
    await buyAt(url, "Tom");
    const script = `
      await fetch(process.env.WT_PETSHOP_URL + "/pets", { method: "POST", headers: { "content-type": "application/json" }, body: '{"name":"Rex"}' });
      console.log(process.env.WT_PETSHOP_URL + " " + process.pid);
      setInterval(() => {}, 1e6);
    `;
    const start = async (...options: string[]) => {
      const args = [
        "run",
        "--twin",
        "./shop",
        ...options,
        "--",
        process.execPath,
        "--input-type=module",
        "-e",
        script,
      ];
      const command = project.start(...args);
      const told = await until(() => /^(http\S+) (\d+)$/m.exec(command.said()) ?? undefined, 30_000);
      assert(told, command.said());
      command.child.kill("SIGKILL");
      const [, at = "", program] = told;
      process.kill(Number(program), "SIGKILL");
      assert(await isGone(command.child.pid ?? 0));
      return at;
    };
    assert.equal(await start(), url);
    const own = await start("--isolated");
    assert.notEqual(own, url);
    const next = await buy([], "Kit");
    assert.equal(next.stdout, "Kit\n");
    assert.match(next.stderr, /Cleared away/);
    assert.deepEqual(await petsAt(url), ["Tom"]);
    await assert.rejects(fetch(own));
  });

  it("says what is wrong with a command line before anything is started", async () => {
    const wrong = async (...args: string[]) => {
      const finished = await project.wt("run", "--json", ...args);
      return [errorOf(finished)["code"], finished.status];
    };
    const shop = ["--twin", "./shop"];
    assert.deepEqual(await wrong(...shop), ["usage", 2]);
    assert.deepEqual(await wrong(...shop, "--seed", "none.json", "--", "true"), ["file_not_found", 8]);
    assert.deepEqual(await wrong(...shop, "--seed", "shap=none.json", "--", "true"), ["unknown_twin", 8]);
    assert.deepEqual(await wrong(...shop, "--export", "no/where.har", "--", "true"), ["file_not_found", 8]);
    assert.deepEqual(await wrong(...shop, "--run-id", "../x", "--", "true"), ["usage", 2]);
    assert.deepEqual(await wrong(...shop, "--", "no-such-program"), ["program_not_found", 127]);
    assert.deepEqual(await wrong(...shop, "--", "./petshop.json"), ["program_not_runnable", 126]);
    writeFileSync(join(project.root, "bad.json"), JSON.stringify({ pet: [{ nmae: "x" }] }));
    assert.deepEqual(await wrong(...shop, "--seed", "bad.json", "--", "true"), ["bad_seed", 2]);
  });
});
