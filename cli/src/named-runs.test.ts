import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { dataOf, errorOf, listOf } from "./testing/envelope.ts";
import { PET_SHOP } from "./testing/pet-shop.ts";
import { Project } from "./testing/project.ts";
import { runWt } from "./testing/run-wt.ts";

describe("wt runs", function () {
  this.timeout(60_000);
  let project: Project;
  let url = "";

  before(async () => {
    project = new Project();
    writeFileSync(join(project.root, "petshop.json"), PET_SHOP);
    writeFileSync(join(project.root, "pets.json"), JSON.stringify({ pet: [{ id: "p1", name: "Ada" }] }));
    await project.wt("generate", "petshop.json", "--out", "shop", "--port", "0");
    const [twin] = listOf(dataOf(await project.wt("up", "./shop", "--detach", "--json")), "twins");
    url = String(twin?.["url"]);
  });
  after(() => project.remove());

  const runs = (...args: string[]) => project.wt("runs", ...args, "--twin", url, "--json");

  it("begin, last and end, and tell GitHub's jobs of it", async () => {
    const env = {
      GITHUB_ENV: join(project.root, "env"),
      GITHUB_STEP_SUMMARY: join(project.root, "summary.md"),
    };
    const wt = (...args: string[]) =>
      runWt(["runs", ...args, "--twin", "petshop", "--json"], { cwd: project.root, env });
    const begun = dataOf(await wt("start", "--seed", "42", "--run-id", "ci-7", "--fixtures", "pets.json"));
    assert.deepEqual([begun["run_id"], begun["seed"], begun["seed_source"]], ["ci-7", 42, "byo"]);
    assert.equal(readFileSync(env.GITHUB_ENV, "utf8"), `WT_RUN_ID=ci-7\nWT_TWIN_URL=${url}\n`);
    const pets: unknown = await (await fetch(`${url}/pets`)).json();
    assert.deepEqual(pets, [{ id: "p1", name: "Ada" }]);
    assert.equal(dataOf(await wt("current"))["entry_count"], 1);
    const file = join(project.root, "replay.jsonl.gz");
    const ended = dataOf(await wt("finish", "--run-id", "ci-7", "--export", file, "--gzip"));
    assert.equal(Object(ended["run"]).run_id, "ci-7");
    const [first, entry] = gunzipSync(readFileSync(file)).toString().trimEnd().split("\n");
    assert.equal(JSON.parse(first ?? "").schema_version, 1);
    assert.equal(JSON.parse(entry ?? "").path, "/pets");
    assert.match(readFileSync(env.GITHUB_STEP_SUMMARY, "utf8"), /run ci-7, 1 exchanges/);
  });

  it("have nothing to end where none is under way, and do not end another's", async () => {
    const none = await runs("finish");
    assert.deepEqual([dataOf(none)["run"], none.status], [null, 0]);
    assert.match(none.stderr, /No run is under way/);
    assert.deepEqual([errorOf(await runs("current"))["code"]], ["unknown_run"]);
    dataOf(await runs("start", "--run-id", "mine"));
    const other = await runs("finish", "--run-id", "theirs");
    assert.deepEqual([errorOf(other)["code"], other.status], ["other_run", 1]);
    dataOf(await runs("finish"));
  });

  it("go around a program, end with its status, and end the run whatever comes of it", async () => {
    const script =
      'await fetch(process.env.WT_TWIN_URL + "/pets"); console.log(process.env.WT_RUN_ID); process.exit(7)';
    const program = [process.execPath, "--input-type=module", "-e", script];
    const finished = await project.wt("runs", "wrap", "--twin", url, "--run-id", "wrapped", "--", ...program);
    assert.deepEqual([finished.stdout, finished.status], ["wrapped\n", 7]);
    assert.match(finished.stderr, /wrapped is over, with 1 exchanges/);
    const missing = await project.wt("runs", "wrap", "--twin", url, "--", "no-such-program");
    assert.equal(missing.status, 127);
    assert.equal((await runs("current")).status, 8);
  });

  it("say what an action does not take", async () => {
    const wrong = [["wrap"], ["start", "--gzip"], ["finish", "--seed", "1"], ["finish", "--gzip"]];
    for (const args of wrong) assert.equal((await runs(...args)).status, 2, args.join(" "));
    assert.equal((await project.wt("runs", "start", "--twin", "ftp://x")).status, 2);
  });
});
