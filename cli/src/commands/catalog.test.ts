import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { dataOf, errorOf, listOf } from "../testing/envelope.ts";
import { Project } from "../testing/project.ts";

describe("wt catalog", function () {
  this.timeout(60_000);
  let project: Project;

  beforeEach(() => {
    project = new Project([{ name: "stripe" }]);
  });
  afterEach(() => project.remove());

  it("shows the catalogue and a twin's page", async () => {
    const data = dataOf(await project.wt("catalog", "--json"));
    const [twin] = listOf(data, "twins");
    assert.equal(twin?.["name"], "stripe");
    assert.equal(twin?.["operations"], 4);
    const page = dataOf(await project.wt("catalog", "stripe", "--json"));
    assert.equal(listOf(page, "unmapped").length, 1);
    assert.match((await project.wt("catalog", "stripe")).stdout, /connect +new Client/);
  });

  it("lists a twin's operations by how deeply they answer", async () => {
    const { stdout: page } = await project.wt("catalog", "stripe");
    assert.match(page, /4 operations\n\n +1 modelled .*\n +2 derived .*\n +1 described .*\n +0 refused /);
    assert.match(page, /wt catalog stripe --operations/);

    const { stdout: all } = await project.wt("catalog", "stripe", "--operations");
    assert.match(all, /1 modelled .*\n\n +POST +\/orders\n\n +2 derived .*\n\n +GET +\/orders\n/);
    assert.match(all, /1 described .*\n\n +GET +\/ping +It names no resource\.\n/);
    assert(!all.includes("refused"));

    const { stdout: described } = await project.wt("catalog", "stripe", "--operations", "described");
    assert.match(described, /\/ping/);
    assert(!described.includes("/orders"));
    assert.match((await project.wt("catalog", "stripe", "--operations=refused")).stdout, /There is none/);
  });

  it("gives programs the operations with their coverage", async () => {
    const data = dataOf(await project.wt("catalog", "stripe", "--operations", "--json"));
    assert.equal(data["operations"], 4);
    const listed = listOf(data, "operation_list");
    assert.deepEqual(
      listed.map(({ id, coverage }) => [id, coverage]),
      [
        ["listOrders", "derived"],
        ["createOrder", "modelled"],
        ["deleteOrder", "derived"],
        ["ping", "described"],
      ],
    );
    assert.deepEqual(listed.at(-1), {
      id: "ping",
      method: "GET",
      path: "/ping",
      resource: null,
      coverage: "described",
      reason: "It names no resource.",
    });
  });

  it("says how to mend a twin whose files do not tell its operations", async () => {
    rmSync(join(project.root, "twins", "stripe", "boot.json"));
    const finished = await project.wt("catalog", "stripe", "--operations", "--json");
    assert.equal(finished.status, 6);
    assert.equal(errorOf(finished)["code"], "twin_damaged");
    assert.equal(errorOf(finished)["hint"], "Generate it: wt generate stripe.");
  });
});
