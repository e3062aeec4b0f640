import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { selectTwins } from "../project/select-twins.ts";
import { isGone } from "../testing/is-gone.ts";
import { Project } from "../testing/project.ts";
import { bringUp } from "./bring-up.ts";
import { stopProcess } from "./stop-process.ts";
import { takeDown } from "./take-down.ts";
import { until } from "./until.ts";
import { isAlive, vitalSigns } from "./vital-signs.ts";

describe("taking twins down", () => {
  let project: Project;

  afterEach(() => project.remove());

  async function started(...twins: ConstructorParameters<typeof Project>[0] & object) {
    project = new Project(twins);
    const signal = new AbortController().signal;
    return bringUp(selectTwins([], project.root, {}), { folder: project.state, timeout: 15_000, signal });
  }

  it("stops and forgets the named twins alone", async () => {
    const [github, stripe] = await started({ name: "github" }, { name: "stripe" });
    assert(github && stripe);
    const taken = await takeDown(project.state, { names: ["stripe"] });
    assert.deepEqual(taken, [{ name: "stripe", pid: stripe.process.pid, ending: "stopped" }]);
    assert(!isAlive(stripe.process));
    assert.equal((await vitalSigns(github.process)).health, "healthy");
    assert.deepEqual(Object.keys(project.remembered()), ["github"]);
  });

  it("kills a twin that does not end by itself", async () => {
    const [running] = await started({ name: "stripe", misbehaviour: "ignores SIGTERM" });
    assert(running);
    const [taken] = await takeDown(project.state, { grace: 100 });
    assert.equal(taken?.ending, "killed");
    assert(!isAlive(running.process));
  });

  it("says that a twin had already ended", async () => {
    const [running] = await started({ name: "stripe" });
    running?.child?.kill("SIGKILL");
    assert(running && (await isGone(running.process.pid)));
    assert.equal((await takeDown(project.state))[0]?.ending, "gone");
    assert.deepEqual(project.remembered(), {});
  });

  it("takes a frozen twin for unhealthy, not for gone", async () => {
    const [running] = await started({ name: "stripe" });
    assert(running);
    running.child?.kill("SIGSTOP");
    assert.equal((await vitalSigns(running.process)).health, "unhealthy");
    assert.equal((await takeDown(project.state, { grace: 100 }))[0]?.ending, "killed");
  });

  it("takes a zombie for gone", async function () {
    if (process.platform === "win32") this.skip();
    project = new Project();
    // The shell starts a process and becomes one that never collects it.
    const script = 'sh -c "while :; do sleep 1; done" the-token & echo $!; exec sleep 60';
    const parent = spawn("sh", ["-c", script], { stdio: ["ignore", "pipe", "ignore"] });
    const [printed] = await once(parent.stdout, "data");
    const zombie = { pid: Number(String(printed)), instance: "the-token" };
    assert(isAlive(zombie));
    process.kill(zombie.pid, "SIGKILL");
    assert(await until(() => (isAlive(zombie) ? undefined : true), 10_000));
    assert.doesNotThrow(() => process.kill(zombie.pid, 0), "the process is still listed");
    assert.equal(await stopProcess(zombie), "gone");
    parent.kill("SIGKILL");
  });
});
