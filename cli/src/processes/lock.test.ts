import assert from "node:assert/strict";
import { mkdirSync, utimesSync } from "node:fs";
import { Project } from "../testing/project.ts";
import { withLock } from "./lock.ts";
import { makeStateFolder } from "./state-folder.ts";

describe("the lock", () => {
  let project: Project;

  beforeEach(() => {
    project = new Project();
  });
  afterEach(() => project.remove());

  it("lets one work at a time", async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
    };
    await Promise.all([1, 2, 3, 4].map(() => withLock(project.state, work)));
    assert.equal(most, 1);
  });

  it("opens again when the work fails", async () => {
    await assert.rejects(
      withLock(project.state, () => Promise.reject(new Error("no"))),
      /no/,
    );
    assert.equal(await withLock(project.state, async () => "again"), "again");
  });

  it("is taken over from a holder that is long dead", async () => {
    makeStateFolder(project.state);
    mkdirSync(project.state.lock);
    utimesSync(project.state.lock, 1, 1);
    assert.equal(await withLock(project.state, async () => "taken"), "taken");
  });
});
