import assert from "node:assert/strict";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { TwinError } from "@wondertwin/framework/contracts";
import { CliError } from "../cli-error.ts";
import { readTwin } from "../project/manifest-file.ts";
import { selectTwins } from "../project/select-twins.ts";
import { isGone } from "../testing/is-gone.ts";
import { type FakeTwin, Project, writeTwin } from "../testing/project.ts";
import { type BringUpOptions, bringUp, type RunningTwin } from "./bring-up.ts";
import { askHealth } from "./health.ts";
import { writeState } from "./state-file.ts";
import { until } from "./until.ts";
import { vitalSigns } from "./vital-signs.ts";

describe("bringing twins up", () => {
  let project: Project;

  afterEach(() => project.remove());

  function projectWith(...twins: FakeTwin[]): void {
    project = new Project(twins);
  }

  function up(options: Partial<BringUpOptions> = {}, ...names: string[]): Promise<readonly RunningTwin[]> {
    const signal = new AbortController().signal;
    const twins = selectTwins(names, project.root, {});
    return bringUp(twins, { folder: project.state, timeout: 15_000, signal, ...options });
  }

  async function upOne(options: Partial<BringUpOptions> = {}): Promise<RunningTwin> {
    const [running] = await up(options);
    assert(running);
    return running;
  }

  async function failure(work: Promise<unknown>): Promise<TwinError> {
    const error = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert(error instanceof TwinError, `expected a TwinError, got ${String(error)}`);
    return error;
  }

  it("returns when the twin answers, and remembers it where only the owner may look", async () => {
    projectWith({ name: "stripe" });
    const { process: running } = await upOne();
    assert.equal((await askHealth(running.url))?.instance, running.instance);
    assert.deepEqual(project.remembered(), { stripe: running });
    assert.equal(statSync(project.state.path).mode & 0o777, 0o700);
    for (const file of [project.state.stateFile, project.state.pidsFile, running.log]) {
      assert.equal(statSync(file).mode & 0o777, 0o600, file);
    }
  });

  it("hands the seed to the twin", async () => {
    projectWith({ name: "stripe" });
    const { process: running } = await upOne({ seed: "a text" });
    assert.equal(running.seed, "a text");
    const saysSeed = () => (readFileSync(running.log, "utf8").includes("(seed: a text)") ? true : undefined);
    assert(await until(saysSeed, 10_000));
  });

  it("leaves a running twin alone", async () => {
    projectWith({ name: "stripe" });
    const first = await upOne();
    const second = await upOne();
    assert.equal(second.child, undefined);
    assert.equal(second.process.pid, first.process.pid);
  });

  it("notices a crash with its exit code and the end of the log", async () => {
    projectWith({ name: "stripe", misbehaviour: "crashes at start" });
    const error = await failure(up({ timeout: 60_000 }));
    assert(error instanceof CliError);
    assert.equal(error.code, "twin_crashed");
    assert.match(error.message, /exit code 3/);
    assert.deepEqual(error.details, ["the seed does not fit the description"]);
    assert.deepEqual(project.remembered(), {});
  });

  it("names the process that holds a port and offers a free one", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    assert(typeof address === "object" && address !== null);
    projectWith({ name: "stripe", port: address.port });
    const error = await failure(up());
    server.close();
    assert.equal(error.code, "port_in_use");
    assert.match(
      error.message,
      new RegExp(`Port ${address.port} of stripe is in use by pid ${process.pid} \\(`),
    );
    assert.match(error.hint ?? "", /wt up stripe --port \d+/);
    assert.deepEqual(project.remembered(), {});
  });

  it("says so when another project's twin holds the port", async () => {
    projectWith({ name: "stripe" });
    const { process: running } = await upOne();
    const other = new Project([{ name: "stripe", port: running.port }]);
    const error = await failure(
      bringUp(selectTwins([], other.root, {}), {
        folder: other.state,
        timeout: 15_000,
        signal: new AbortController().signal,
      }),
    );
    await other.remove();
    assert.match(error.message, new RegExp(`the stripe twin of another project, pid ${running.pid}`));
  });

  it("starts a twin again that was killed", async () => {
    projectWith({ name: "stripe" });
    const { process: first, child } = await upOne();
    child?.kill("SIGKILL");
    assert(await isGone(first.pid));
    const { process: second } = await upOne();
    assert.notEqual(second.pid, first.pid);
    assert.equal((await vitalSigns(second)).health, "healthy");
  });

  it("replaces what a wt left half-started that was itself killed", async () => {
    projectWith({ name: "stripe" });
    const { process: first } = await upOne();
    writeState(project.state, { stripe: { ...first, port: 0, url: "http://127.0.0.1:0" } });
    const { process: second } = await upOne();
    assert(await isGone(first.pid));
    assert.equal((await vitalSigns(second)).health, "healthy");
  });

  it("leaves a stranger alone that has got a dead twin's pid", async () => {
    projectWith({ name: "stripe" });
    const { process: running, child } = await upOne();
    child?.kill("SIGKILL");
    assert(await isGone(running.pid));
    writeState(project.state, { stripe: { ...running, pid: process.pid } });
    const { process: second } = await upOne();
    assert.notEqual(second.pid, process.pid);
  });

  it("gives up on a twin that does not get ready, and ends it", async () => {
    projectWith({ name: "stripe", misbehaviour: "never gets ready" });
    const spawned = until(() => project.remembered()["stripe"], 15_000);
    const error = await failure(up({ timeout: 1_500 }));
    assert.equal(error.code, "twin_not_ready");
    const pid = (await spawned)?.pid;
    assert(pid !== undefined && (await isGone(pid)));
    assert.deepEqual(project.remembered(), {});
  });

  it("takes nobody for its twin who does not know the token", async () => {
    projectWith({ name: "stripe", misbehaviour: "answers with another token" });
    assert.equal((await failure(up({ timeout: 1_000 }))).code, "twin_not_ready");
  });

  it("starts all twins or none", async () => {
    projectWith({ name: "github" }, { name: "stripe", misbehaviour: "crashes at start" });
    const spawned = until(() => project.remembered()["github"], 15_000);
    assert.equal((await failure(up())).code, "twin_crashed");
    const pid = (await spawned)?.pid;
    assert(pid !== undefined && (await isGone(pid)));
    assert.deepEqual(project.remembered(), {});
  });

  it("does not stop what ran before when a start fails", async () => {
    projectWith({ name: "github" }, { name: "stripe", misbehaviour: "crashes at start" });
    await up({}, "github");
    assert.equal((await failure(up())).code, "twin_crashed");
    assert.deepEqual(Object.keys(project.remembered()), ["github"]);
  });

  it("refuses to call a twin running that runs otherwise than asked for", async () => {
    projectWith({ name: "stripe" });
    const { process: running } = await upOne({ seed: "one" });
    const error = await failure(up({ port: running.port - 1, seed: "two" }));
    assert.equal(error.code, "runs_otherwise");
    assert.match(
      error.message,
      new RegExp(`on port ${running.port}, not ${running.port - 1} and with another seed`),
    );
  });

  it("leaves nothing behind when the user gives up waiting", async () => {
    projectWith({ name: "stripe", misbehaviour: "never gets ready" });
    const giveUp = new AbortController();
    const spawned = until(() => project.remembered()["stripe"], 15_000);
    const starting = failure(up({ signal: giveUp.signal, timeout: 60_000 }));
    const pid = (await spawned)?.pid;
    giveUp.abort();
    assert.equal((await starting).code, "interrupted");
    assert(pid !== undefined && (await isGone(pid)));
  });

  it("starts nothing whose bytes are not those of the registry", async () => {
    projectWith({ name: "stripe" });
    writeFileSync(join(project.root, "twins", "stripe", "index.js"), "process.exit(0)");
    const error = await failure(up());
    assert.equal(error.code, "twin_damaged");
    assert.match(error.message, /index\.js is not the file that was generated/);
  });

  it("starts a twin outside any registry from its folder", async () => {
    projectWith();
    const folder = join(project.root, "my-twin");
    writeTwin(folder, { name: "mine" });
    const twin = readTwin(folder);
    assert(twin);
    const signal = new AbortController().signal;
    const [running] = await bringUp([twin], { folder: project.state, timeout: 15_000, signal });
    assert.equal(running?.twin.name, "mine");
  });
});
