import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { dataOf, listOf } from "../testing/envelope.ts";
import { Project } from "../testing/project.ts";

describe("wt doctor", function () {
  this.timeout(60_000);
  let project: Project;

  beforeEach(() => {
    project = new Project([{ name: "stripe" }]);
  });
  afterEach(() => project.remove());

  it("finds nothing wrong where nothing is", async () => {
    await project.wt("up", "--detach");
    const finished = await project.wt("doctor", "--json");
    const data = dataOf(finished);
    assert.equal(finished.status, 0, finished.stdout);
    assert.equal(data["healthy"], true);
    assert(listOf(data, "checks").length >= 7);
  });

  it("names each problem and what to do about it", async () => {
    writeFileSync(join(project.root, "twins", "stripe", "index.js"), "");
    await project.wt("down");
    writeFileSync(project.state.stateFile, "{");
    const finished = await project.wt("doctor", "--json");
    assert.equal(finished.status, 1);
    const problems = listOf(dataOf(finished), "checks").filter(({ ok }) => ok === false);
    assert.deepEqual(
      problems.map(({ name }) => name),
      ["state file", "stripe"],
    );
    for (const { problem, hint } of problems) assert(problem && hint);
  });
});
