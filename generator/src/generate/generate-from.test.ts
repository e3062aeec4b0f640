import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Manifest } from "@wondertwin/framework/contracts";
import { rejectsWith } from "../testing/rejects-with.ts";
import { type RunningTwin, runTwin } from "../testing/running-twin.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { TASKS } from "../testing/workspace.ts";
import { generateFrom } from "./generate-from.ts";

describe("generateFrom", () => {
  const folder = temporaryFolder();
  const file = join(folder, "My Tasks.v7.json");
  const out = join(folder, "twin");
  writeFileSync(file, JSON.stringify(TASKS));

  it("names the twin after the file, and says what it covers", async () => {
    const report = await generateFrom(file, { out });
    assert.equal(report.name, "my-tasks-v7");
    assert.equal(report.title, "Tasks");
    assert.deepEqual(report.coverage, { modelled: 0, derived: 4, described: 1, refused: 0 });
  });

  it("takes a name and a port", async () => {
    await generateFrom(file, { out, name: "todo", port: 4321 });
    const manifest: Manifest = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"));
    assert.equal(manifest.name, "todo");
    assert.equal(manifest.port, 4321);
    assert.equal(manifest.description.from, "My Tasks.v7.json");
    await rejectsWith(generateFrom(file, { out, name: "To Do" }), "invalid_name", "To Do");
  });

  it("refuses a file that is not there", () =>
    rejectsWith(generateFrom(join(folder, "gone.json"), { out }), "source_unreachable", "gone.json"));

  it("overwrites a twin, and nothing else", async () => {
    await generateFrom(file, { out });
    await generateFrom(file, { out });
    const mine = join(folder, "mine");
    mkdirSync(mine);
    writeFileSync(join(mine, "package.json"), "{}");
    await rejectsWith(generateFrom(file, { out: mine }), "folder_not_empty", mine);
    writeFileSync(join(mine, "manifest.json"), '{"name":"an extension"}');
    await rejectsWith(generateFrom(file, { out: mine }), "folder_not_empty", mine);
    assert.equal(readFileSync(join(mine, "package.json"), "utf8"), "{}");
  });

  describe("makes a twin that", () => {
    let twin: RunningTwin;
    before(async () => {
      await generateFrom(file, { out });
      twin = await runTwin(out);
    });
    after(() => twin.stop());

    it("keeps what it is told", async () => {
      const created = await fetch(`${twin.url}/tasks`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ title: "Write" }),
      });
      assert.equal(created.status, 201);
      const task: { id?: string; title?: string } = JSON.parse(await created.text());
      assert.equal(task.title, "Write");
      assert.deepEqual(await (await fetch(`${twin.url}/tasks/${task.id}`)).json(), task);
      assert.deepEqual(await (await fetch(`${twin.url}/tasks`)).json(), [task]);
      assert.equal((await fetch(`${twin.url}/tasks/${task.id}`, { method: "DELETE" })).status, 204);
      assert.equal((await fetch(`${twin.url}/tasks/${task.id}`)).status, 404);
    });
  });
});
