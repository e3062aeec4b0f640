import assert from "node:assert/strict";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { until } from "./processes/until.ts";
import { dataOf, errorOf, listOf } from "./testing/envelope.ts";
import { PET_SHOP } from "./testing/pet-shop.ts";
import { Project } from "./testing/project.ts";

describe("wt record", function () {
  this.timeout(60_000);
  let project: Project;
  let upstream = "";

  before(async () => {
    project = new Project();
    writeFileSync(join(project.root, "petshop.json"), PET_SHOP);
    await project.wt("generate", "petshop.json", "--out", "shop", "--port", "0");
    const [twin] = listOf(dataOf(await project.wt("up", "./shop", "--detach", "--json")), "twins");
    upstream = String(twin?.["url"]);
  });
  after(() => project.remove());

  it("writes down what is said to an API, without secrets, and a twin can be asked the same", async () => {
    const recorder = project.start("record", "session.jsonl", "--upstream", upstream);
    const url = await until(() => /http:\S+(?=, until)/.exec(recorder.said())?.[0], 20_000);
    const headers = { "content-type": "application/json", authorization: "Bearer sk_live_1" };
    const body = JSON.stringify({ name: "Räx" });
    const made = await fetch(`${url}/pets?api_key=hidden`, { method: "POST", headers, body });
    assert.equal(made.status, 201);
    const { id, name } = Object(await made.json());
    assert.equal(name, "Räx");
    assert.equal((await fetch(`${url}/pets/${id}`, { headers })).status, 200);
    assert.equal((await fetch(`${url}/pets/none`, { headers })).status, 404);
    recorder.child.kill("SIGINT");
    const { status, stderr } = await recorder.finished;
    assert.equal(status, 130);
    assert.match(stderr, /3 exchanges are in session\.jsonl/);

    const file = join(project.root, "session.jsonl");
    const text = readFileSync(file, "utf8");
    assert.equal(statSync(file).mode & 0o077, 0);
    assert.doesNotMatch(text, /sk_live_1|hidden/);
    const captures = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      captures.map((each) => [each.id, each.method, each.status, each.request.headers.authorization]),
      [
        [1, "POST", 201, "[redacted]"],
        [2, "GET", 200, "[redacted]"],
        [3, "GET", 404, "[redacted]"],
      ],
    );
    assert.equal(captures[0].request.body, body);

    const replayed = await project.wt("replay", "./shop", "session.jsonl", "--against", upstream, "--json");
    assert.deepEqual(listOf(dataOf(replayed), "differences"), []);
    assert.equal(dataOf(replayed)["requests"], 3);

    await project.wt("captures", "export", "session.har");
    const archive = await project.wt("replay", "./shop", "session.har", "--against", upstream, "--json");
    assert.equal(Object(dataOf(archive)["recording"]).kind, "har");
    assert.deepEqual(listOf(dataOf(archive), "differences"), []);
  });

  it("loses no earlier recording, and refuses what it cannot do", async () => {
    writeFileSync(join(project.root, "kept.jsonl"), "{}\n");
    const again = await project.wt("record", "kept.jsonl", "--upstream", upstream, "--json");
    assert.equal(errorOf(again)["code"], "usage");
    const nowhere = await project.wt("record", "new.jsonl", "--upstream", "nowhere", "--json");
    assert.equal(errorOf(nowhere)["code"], "usage");
    const port = new URL(upstream).port;
    const taken = await project.wt("record", "new.jsonl", "--upstream", upstream, "--port", port, "--json");
    assert.equal(errorOf(taken)["code"], "usage");
    assert.equal(readFileSync(join(project.root, "kept.jsonl"), "utf8"), "{}\n");
  });

  it("says so where the API does not answer, and goes on", async () => {
    const recorder = project.start("record", "down.jsonl", "--upstream", "http://127.0.0.1:9");
    const url = await until(() => /http:\S+(?=, until)/.exec(recorder.said())?.[0], 20_000);
    for (let count = 0; count < 2; count++) {
      const response = await fetch(`${url}/pets`);
      assert.equal(response.status, 502);
      assert.equal(Object(await response.json()).error.code, "upstream_failed");
    }
    recorder.child.kill("SIGINT");
    await recorder.finished;
    assert.equal(readFileSync(join(project.root, "down.jsonl"), "utf8"), "");
  });
});
