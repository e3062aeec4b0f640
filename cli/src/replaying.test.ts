import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { dataOf, errorOf, listOf } from "./testing/envelope.ts";
import { PET_SHOP } from "./testing/pet-shop.ts";
import { Project } from "./testing/project.ts";

describe("wt replay", function () {
  this.timeout(60_000);
  let project: Project;
  let url = "";

  before(async () => {
    project = new Project();
    writeFileSync(join(project.root, "petshop.json"), PET_SHOP);
    await project.wt("generate", "petshop.json", "--out", "shop", "--port", "0");
  });
  after(() => project.remove());

  it("says so where nothing is recorded", async () => {
    const finished = await project.wt("replay", "./shop", "--json");
    assert.equal(errorOf(finished)["code"], "nothing_recorded");
    assert.equal(finished.status, 8);
  });

  it("does a session again, with the twin still running, and finds no difference", async () => {
    const [twin] = listOf(dataOf(await project.wt("up", "./shop", "--detach", "--json")), "twins");
    url = String(twin?.["url"]);
    for (const name of ["Rex", "Tom"]) {
      const made = await fetch(`${url}/pets`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ name }),
      });
      await fetch(`${url}/pets/${Object(await made.json()).id}`);
    }
    await fetch(`${url}/pets`);
    const finished = await project.wt("replay", "./shop", "--json");
    const { requests, differing, compared } = dataOf(finished);
    assert.deepEqual({ requests, differing, compared }, { requests: 5, differing: 0, compared: "bytes" });
    assert.equal(finished.status, 0);
    assert.match((await project.wt("replay", "./shop")).stdout, /5 requests.* The same byte for byte\./);
  });

  it("compares with another server by roles, and ends with 1 where it differs", async () => {
    const differing = await project.wt("replay", "./shop", "--against", url, "--json");
    assert.equal(differing.status, 1, "the pets of the first time are there still");
    assert.equal(listOf(dataOf(differing), "differences")[0]?.["what"], "body");
    await project.wt("reset");
    const same = await project.wt("replay", "./shop", "--against", url, "--json");
    assert.deepEqual(listOf(dataOf(same), "differences"), []);
    assert.equal(dataOf(same)["compared"], "roles");
    assert.equal(same.status, 0);
  });

  it("leaves the credentials of a session out, and says so", async () => {
    await fetch(`${url}/pets`, { headers: { authorization: "Bearer secret" } });
    const against = ["replay", "./shop", "--against", url] as const;
    assert.match((await project.wt(...against)).stdout, /1 were sent without their credentials/);
    assert.equal(dataOf(await project.wt(...against, "--credentials", "--json"))["withheld"], undefined);
  });

  it("refuses what is no address, and no journal", async () => {
    assert.equal(
      errorOf(await project.wt("replay", "./shop", "--against", "nowhere", "--json"))["code"],
      "usage",
    );
    writeFileSync(join(project.root, "other.jsonl"), "not a journal\n");
    const finished = await project.wt("replay", "./shop", "other.jsonl", "--json");
    assert.equal(errorOf(finished)["code"], "replay_failed");
    assert.match(String(errorOf(finished)["message"]), /byte 0 of .*other\.jsonl is damaged/);
  });
});
