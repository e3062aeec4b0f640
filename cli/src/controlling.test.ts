import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { until } from "./processes/until.ts";
import { dataOf, errorOf, listOf } from "./testing/envelope.ts";
import { PET_SHOP } from "./testing/pet-shop.ts";
import { Project } from "./testing/project.ts";

describe("wt on a running twin", function () {
  this.timeout(60_000);
  let project: Project;
  let url = "";

  before(async () => {
    project = new Project();
    writeFileSync(join(project.root, "petshop.json"), PET_SHOP);
    await project.wt("generate", "petshop.json", "--out", "shop", "--port", "0");
    const [twin] = listOf(dataOf(await project.wt("up", "./shop", "--detach", "--json")), "twins");
    url = String(twin?.["url"]);
  });
  after(() => project.remove());
  beforeEach(async () => {
    dataOf(await project.wt("reset", "--json"));
  });

  async function buyPet(name: string): Promise<string> {
    const answer = await fetch(`${url}/pets`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name }),
    });
    return String(Object(await answer.json()).id);
  }

  const json = async (...args: string[]) => dataOf(await project.wt(...args, "--json"));

  it("lists captures, filtered, as a table, as JSON and as lines", async () => {
    const before = listOf(await json("captures"), "captures").length;
    await buyPet("Rex");
    await fetch(`${url}/pets/none`);
    const captures = listOf(await json("captures"), "captures");
    assert.equal(captures.length, before + 2);
    const failed = listOf(await json("captures", "petshop", "--status", "404"), "captures");
    assert.equal(failed.at(-1)?.["url"], "/pets/none");
    const { stdout } = await project.wt("captures", "--operation", "createPet", "--limit", "1", "--jsonl");
    assert.equal(JSON.parse(stdout).operation, "createPet");
    assert.match((await project.wt("captures")).stdout, /201 +POST +\/pets/);
  });

  it("lists deliveries, and says where there is none to send again", async () => {
    assert.deepEqual(listOf(await json("webhooks"), "deliveries"), []);
    assert.match((await project.wt("webhooks")).stdout, /Nobody was told/);
    const missing = await project.wt("webhooks", "resend", "default:1", "--json");
    assert.equal(errorOf(missing)["code"], "unknown_delivery");
    assert.equal(missing.status, 8);
    const up = (...args: string[]) => project.wt("up", "./shop", "--detach", "--json", ...args);
    assert.equal((await up("--webhook-url", "localhost")).status, 2);
    assert.equal((await up("--webhook-secret", "s")).status, 2);
    assert.equal((await up("--webhook-host", "https://hooks.test/")).status, 2);
    assert.equal(errorOf(await up("--webhook-url", "http://localhost:1/"))["code"], "runs_otherwise");
  });

  it("tells of deliveries as they are attempted, until Ctrl-C", async () => {
    assert.equal((await project.wt("webhooks", "tail", "--json")).status, 2);
    const command = project.start("webhooks", "tail", "--jsonl");
    const isReady = async () => (command.said().includes("Waiting for") ? true : undefined);
    assert(await until(isReady, 30_000), command.said());
    command.child.kill("SIGINT");
    assert.equal((await command.finished).status, 130);
  });

  it("shows a capture and what it changed", async () => {
    await buyPet("Rex");
    const id = String(listOf(await json("captures"), "captures").at(-1)?.["id"]);
    const capture = Object((await json("captures", "show", id))["capture"]);
    assert.equal(capture.changes[0].after.name, "Rex");
    assert.match((await project.wt("captures", "show", id)).stdout, /Changes\n +inserted pet/);
    const missing = await project.wt("captures", "show", "9999", "--json");
    assert.equal(errorOf(missing)["code"], "unknown_capture");
    assert.equal(missing.status, 8);
  });

  it("shows what changed between two captures", async () => {
    const id = await buyPet("Rex");
    const after = String(listOf(await json("captures"), "captures").at(-1)?.["id"]);
    const differences = listOf(await json("captures", "diff", "0", after), "differences");
    assert.deepEqual(differences.at(-1), { partition: "default", resource: "pet", id, change: "added" });
    assert.match((await project.wt("captures", "diff", after)).stdout, /No differences/);
  });

  it("follows captures until Ctrl-C", async () => {
    const command = project.start("captures", "--follow", "--jsonl", "--operation", "createPet");
    const heard = async () => {
      await buyPet("Fido");
      return command.said().includes("Fido") ? true : undefined;
    };
    assert(await until(heard, 30_000));
    command.child.kill("SIGINT");
    assert.equal((await command.finished).status, 130);
  });

  it("inspects counts, a resource, an entity and a value", async () => {
    const id = await buyPet("Rex");
    await buyPet("Fido");
    const [partition] = listOf(await json("inspect", "petshop"), "partitions");
    assert.deepEqual(partition?.["collections"], { pet: 2 });
    const page = await json("inspect", "petshop", "pet", "--where", "name=Rex");
    assert.deepEqual(listOf(page, "items"), [{ id, name: "Rex" }]);
    assert.deepEqual((await json("inspect", "petshop", `pet/${id}/name`))["value"], "Rex");
    assert.match((await project.wt("inspect", "petshop")).stdout, /pet +2/);
    assert.match((await project.wt("inspect", "petshop", "pet", "-n", "1")).stdout, /1 of 2, .*--after/);
    const first = String(listOf(await json("captures"), "captures").at(-2)?.["id"]);
    assert.equal((await json("inspect", "petshop", "pet", "--at", first))["total"], 1);
    const missing = await project.wt("inspect", "petshop", "pet/none", "--json");
    assert.equal(missing.status, 8);
  });

  it("resets", async () => {
    await buyPet("Rex");
    await project.wt("reset", "petshop");
    assert.deepEqual(await json("inspect", "petshop"), { twin: "petshop", partitions: [] });
  });

  it("reads and moves the clock", async () => {
    await json("time", "petshop", "freeze");
    const frozen = String((await json("time", "petshop"))["now"]);
    const { now } = await json("time", "petshop", "advance", "30d");
    assert.equal(Date.parse(String(now)) - Date.parse(frozen), 30 * 24 * 3_600_000);
    assert.equal((await json("time", "petshop", "run", "60"))["rate"], 60);
    const backwards = await project.wt("time", "petshop", "set", "2020-01-01", "--json");
    assert.equal(errorOf(backwards)["code"], "clock_backwards");
    for (const args of [["advance"], ["run", "0"], ["freeze", "1"], ["set", "noon"], ["stop"]])
      assert.equal((await project.wt("time", "petshop", ...args)).status, 2, args.join(" "));
  });

  it("sets, lists and removes faults", async () => {
    const added = await json("fault", "add", "petshop:down", "--path", "/pets/**", "--method", "POST");
    assert.deepEqual(listOf(added, "faults"), [
      { id: "fault_1", rule: { network: "reset", method: "POST", path: "/pets/**" }, seen: 0, struck: 0 },
    ]);
    await assert.rejects(buyPet("Rex"));
    await json("fault", "remove", "fault_1");
    const shape = [
      "--status",
      "503",
      "--first",
      "1",
      "--body",
      '{"sorry":true}',
      "--header",
      "Retry-After: 1",
    ];
    await json("fault", "add", "--rule", '{"operation":"createPet"}', "--latency", "1ms..2ms", ...shape);
    const answer = await fetch(`${url}/pets`, { method: "POST" });
    assert.equal(answer.headers.get("retry-after"), "1");
    assert.deepEqual([answer.status, await answer.json()], [503, { sorry: true }]);
    assert.match((await project.wt("fault", "list")).stdout, /fault_2 .*503.*1 of 1/);
    assert.deepEqual(listOf(await json("fault", "clear"), "faults"), []);
    const more = await project.wt("fault", "clear", "--path", "/pets", "--json");
    assert.deepEqual([errorOf(more)["code"], more.status], ["usage", 2]);
    assert.equal(errorOf(await project.wt("fault", "add", "--status", "9", "--json"))["code"], "bad_fault");
    assert.equal(errorOf(await project.wt("fault", "add", "--rule", "{", "--json"))["code"], "usage");
  });

  it("shows rate limits, and has them enforced", async () => {
    const { enforced, limits } = await json("limits");
    assert.deepEqual([enforced, limits], [false, []]);
    assert.equal((await json("limits", "petshop", "on"))["enforced"], true);
    assert.match((await project.wt("limits")).stdout, /knows of no rate limits/);
    assert.equal((await json("limits", "petshop", "off"))["enforced"], false);
    await json("up", "./shop", "--detach", "--rate-limits");
    assert.equal((await json("limits"))["enforced"], true);
    assert.equal((await project.wt("limits", "petshop", "none", "--json")).status, 2);
  });

  it("says which events it can bring about", async () => {
    assert.deepEqual(listOf(await json("trigger", "petshop", "--list"), "triggers"), []);
    assert.match((await project.wt("trigger", "petshop", "--list")).stdout, /no triggers/);
    const unknown = await project.wt("trigger", "petshop", "pet.created", "--json");
    assert.deepEqual([errorOf(unknown)["code"], unknown.status], ["unknown_trigger", 8]);
    assert.equal((await project.wt("trigger", "petshop", "--json")).status, 2);
  });

  it("seeds from a file, or says what is wrong with it and loads nothing", async () => {
    const file = join(project.root, "seed.json");
    writeFileSync(file, JSON.stringify({ pet: [{ id: "p1", name: "Rex" }] }));
    assert.deepEqual((await json("seed", "petshop", file))["seeded"], { pet: 1 });
    writeFileSync(file, JSON.stringify({ pet: [{ id: "p2", nmae: "Fido" }] }));
    const wrong = await project.wt("seed", "petshop", file, "--json");
    assert.match(String(errorOf(wrong)["message"]), /pet\.0 has no field nmae/);
    assert.equal(wrong.status, 2);
    assert.deepEqual(listOf(await json("inspect", "petshop", "pet"), "items"), [{ id: "p1", name: "Rex" }]);
    assert.equal((await project.wt("seed", "petshop", "nowhere.json")).status, 8);
  });

  it("keeps snapshots, shows what changed since, and goes back", async () => {
    const id = await buyPet("Rex");
    await json("snapshot", "save", "one-pet");
    const second = await buyPet("Fido");
    const { differences } = await json("snapshot", "diff", "one-pet");
    assert.deepEqual(differences, [{ partition: "default", resource: "pet", id: second, change: "added" }]);
    await json("snapshot", "save", "two-pets");
    assert.match((await project.wt("snapshot", "diff", "two-pets", "one-pet")).stdout, /- pet/);
    await json("snapshot", "load", "one-pet");
    assert.deepEqual(listOf(await json("inspect", "petshop", "pet"), "items"), [{ id, name: "Rex" }]);
    assert.deepEqual((await json("snapshot", "show", "two-pets"))["partitions"], { default: { pet: 2 } });
    const names = listOf(await json("snapshot", "list"), "snapshots").map(({ name }) => name);
    assert.deepEqual(names, ["one-pet", "two-pets"]);
    assert.equal((await project.wt("snapshot", "save", "one-pet")).status, 2);
    for (const name of names) await json("snapshot", "delete", String(name));
    assert.equal((await project.wt("snapshot", "load", "one-pet")).status, 8);
    for (const name of ["../x", "a/b", ".hidden", ""])
      assert.equal((await project.wt("snapshot", "save", name)).status, 2, name);
  });

  it("says when no twin of that name runs", async () => {
    const unknown = await project.wt("reset", "petshap", "--json");
    assert.match(String(errorOf(unknown)["hint"]), /petshop/);
    assert.equal(unknown.status, 8);
  });
});
