import assert from "node:assert/strict";
import { join } from "node:path";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { addSpec, createWorkspace } from "../testing/workspace.ts";
import { readSpecFolder } from "./spec-folder.ts";

describe("readSpecFolder", () => {
  const root = join(temporaryFolder(), "workspace");
  createWorkspace(root, []);
  addSpec(root, "tasks", {
    "vendor.ts": "",
    "resources/task.ts": "",
    "resources/task.entry.ts": "",
    "resources/task.test.ts": "",
    "resources/task.d.ts": "",
    "resources/notes.md": "",
  });

  it("takes every module for behaviour, dots in its name or not, and nothing else", async () => {
    const { modules } = await readSpecFolder(join(root, "specs", "tasks"));
    assert.deepEqual([...modules].sort(), ["resources/task.entry.ts", "resources/task.ts", "vendor.ts"]);
  });
});
