import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Project } from "../testing/project.ts";
import { readState, tryReadState, updateState, writeState } from "./state-file.ts";
import { makeStateFolder, stateFolderOf } from "./state-folder.ts";
import type { TwinProcess } from "./twin-process.ts";

const TWIN: TwinProcess = {
  pid: 4_194_305,
  port: 4111,
  url: "http://127.0.0.1:4111",
  instance: "token",
  version: "1.2.3",
  log: "stripe.log",
  started_at: "2024-04-10T00:00:00.000Z",
  folder: "/twins/stripe",
};

describe("the state file", () => {
  let project: Project;

  beforeEach(() => {
    project = new Project();
    makeStateFolder(project.state);
  });
  afterEach(() => project.remove());

  it("remembers twins by name, and process ids beside them in the public format", () => {
    writeState(project.state, { stripe: TWIN });
    updateState(project.state, "github", { ...TWIN, pid: 4_194_306 });
    assert.deepEqual(Object.keys(readState(project.state)), ["github", "stripe"]);
    updateState(project.state, "github", undefined);
    assert.deepEqual(readState(project.state), { stripe: TWIN });
    const pids: unknown = JSON.parse(readFileSync(project.state.pidsFile, "utf8"));
    assert.deepEqual(pids, {
      stripe: { pid: TWIN.pid, port: 4111, binary: join("/twins/stripe", "index.js") },
    });
  });

  it("cannot be where a file is in the way of its folder", async () => {
    const blocked = stateFolderOf(join(project.root, "package.json"));
    assert.throws(() => makeStateFolder(blocked), { code: "state_not_writable" });
  });

  it("is empty before anything was started", () => {
    assert.deepEqual(readState(project.state), {});
  });

  for (const [what, text] of [
    ["is cut off", '{"schema_version": 1, "tw'],
    ["is empty", ""],
    ["holds something else", "[1, 2]"],
    ["lists no twins", '{"schema_version": 1}'],
    [
      "would signal a group of processes",
      JSON.stringify({ schema_version: 1, twins: { a: { ...TWIN, pid: -1 } } }),
    ],
    [
      "would take any process for the twin",
      JSON.stringify({ schema_version: 1, twins: { a: { ...TWIN, instance: "" } } }),
    ],
  ] as const) {
    it(`is put together again from what the twins said when it ${what}`, () => {
      const { pid, port, url, instance, version } = TWIN;
      const ready = { twin: "stripe", pid, port, url, instance, version };
      writeFileSync(join(project.state.run, "stripe.json"), JSON.stringify(ready));
      writeFileSync(join(project.state.run, "github.json"), "not a ready file");
      writeFileSync(project.state.stateFile, text);
      assert.equal(tryReadState(project.state), "damaged");
      const { stripe, ...others } = readState(project.state);
      assert.deepEqual(others, {});
      assert.equal(stripe?.pid, TWIN.pid);
      assert.equal(stripe?.instance, "token");
      assert.notEqual(tryReadState(project.state), "damaged");
      assert(existsSync(`${project.state.stateFile}.damaged`), "what was there is kept");
    });
  }

  it("of a newer wt is refused and kept", () => {
    const text = JSON.stringify({ schema_version: 2, twins: {} });
    writeFileSync(project.state.stateFile, text);
    assert.throws(() => readState(project.state), { code: "state_too_new" });
    assert.equal(readFileSync(project.state.stateFile, "utf8"), text);
    writeState(project.state, {});
  });
});
