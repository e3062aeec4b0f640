import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { until } from "./processes/until.ts";
import { dataOf, errorOf, listOf } from "./testing/envelope.ts";
import { isGone } from "./testing/is-gone.ts";
import { type FakeTwin, Project } from "./testing/project.ts";
import { type RunningCommand, runWt } from "./testing/run-wt.ts";

const ESCAPE = "\u001b";

describe("wt", function () {
  this.timeout(60_000);
  let project: Project;

  afterEach(() => project.remove());

  function projectWith(...twins: FakeTwin[]): void {
    project = new Project(twins);
  }

  async function untilUp(command: RunningCommand): Promise<void> {
    const shown = until(() => (/Ctrl-C/.test(command.said()) ? true : undefined), 30_000);
    assert(await shown, `it says that it is up: ${command.said()}`);
  }

  function pidOf(name: string): number {
    const pid = project.remembered()[name]?.pid;
    assert(pid !== undefined, `${name} is remembered`);
    return pid;
  }

  describe("up, status and down", () => {
    it("start a twin in the background, show it and stop it", async () => {
      projectWith({ name: "github" }, { name: "stripe" });
      const up = dataOf(await project.wt("up", "stripe", "--detach", "--json"));
      const [started] = listOf(up, "twins");
      assert.equal(started?.["name"], "stripe");
      assert.equal(started?.["started"], true);

      const [github, stripe] = listOf(dataOf(await project.wt("status", "--json")), "twins");
      const coverage = { modelled: 1, derived: 2, described: 1, refused: 0 };
      assert.deepEqual(stripe, {
        name: "stripe",
        health: "healthy",
        url: started?.["url"],
        port: started?.["port"],
        pid: pidOf("stripe"),
        started_at: project.remembered()["stripe"]?.started_at,
        outdated: false,
        version: "1.2.3",
        operations: 4,
        coverage,
      });
      assert.deepEqual(github, {
        name: "github",
        health: "stopped",
        url: null,
        port: null,
        pid: null,
        started_at: null,
        outdated: false,
        version: "1.2.3",
        operations: 4,
        coverage,
      });

      const again = await project.wt("up", "stripe");
      assert.equal(again.status, 0);
      assert.match(again.stdout, /already running/);

      const down = listOf(dataOf(await project.wt("down", "--json")), "twins");
      assert.deepEqual(down, [{ name: "stripe", pid: stripe?.["pid"], ending: "stopped" }]);
      assert.deepEqual(listOf(dataOf(await project.wt("down", "--json")), "twins"), []);
    });

    it("agree on one process when five start it at once", async () => {
      projectWith({ name: "stripe" });
      const runs = await Promise.all([1, 2, 3, 4, 5].map(() => project.wt("up", "--detach", "--json")));
      const twins = runs.flatMap((run) => listOf(dataOf(run), "twins"));
      assert.equal(twins.filter((twin) => twin["started"]).length, 1);
      assert.deepEqual(new Set(twins.map((twin) => twin["pid"])), new Set([pidOf("stripe")]));
    });

    it("tell that a twin crashed, and start it again", async () => {
      projectWith({ name: "stripe" });
      await project.wt("up", "--detach");
      const pid = pidOf("stripe");
      process.kill(pid, "SIGKILL");
      assert(await isGone(pid));
      const [crashed] = listOf(dataOf(await project.wt("status", "--json")), "twins");
      assert.equal(crashed?.["health"], "crashed");
      const doctor = await project.wt("doctor", "--json");
      assert.equal(doctor.status, 1);
      const finding = listOf(dataOf(doctor), "checks").find(({ ok }) => ok === false);
      assert.equal(finding?.["name"], "stripe process");
      assert.equal((await project.wt("up", "--detach")).status, 0);
      assert.notEqual(pidOf("stripe"), pid);
    });

    it("tell that a running twin has been generated anew since", async () => {
      projectWith({ name: "stripe" });
      await project.wt("up", "--detach");
      project.write([{ name: "stripe", port: 1 }]);
      const [status] = listOf(dataOf(await project.wt("status", "--json")), "twins");
      assert.equal(status?.["outdated"], true);
      assert.match((await project.wt("up")).stdout, /runs an older build: wt down, then wt up/);
    });

    it("end with status 5, the reason and the log's end when a twin does not start", async () => {
      projectWith({ name: "stripe", misbehaviour: "crashes at start" });
      const shown = await project.wt("up");
      assert.equal(shown.status, 5);
      assert.equal(shown.stdout, "");
      assert.match(
        shown.stderr,
        /the seed does not fit the description\nwt: stripe ended while starting \(exit code 3\)/,
      );
      const told = await project.wt("up", "--json");
      assert.equal(told.status, 5);
      const error = errorOf(told);
      assert.equal(error["code"], "twin_crashed");
      assert.deepEqual(error["details"], ["the seed does not fit the description"]);
    });
  });

  describe("up in the foreground", () => {
    for (const [signal, status] of [
      ["SIGINT", 130],
      ["SIGTERM", 143],
    ] as const) {
      it(`leaves nothing behind after ${signal}`, async () => {
        projectWith({ name: "github" }, { name: "stripe" });
        const command = project.start("up");
        await untilUp(command);
        const pids = [pidOf("github"), pidOf("stripe")];
        command.child.kill(signal);
        assert.equal((await command.finished).status, status);
        assert.deepEqual(await Promise.all(pids.map(isGone)), [true, true]);
        assert.deepEqual(project.remembered(), {});
      });
    }

    it("shows where the twins are and the lines that point SDKs at them", async () => {
      projectWith({ name: "stripe" });
      const command = project.start("up");
      await untilUp(command);
      const { port } = project.remembered()["stripe"] ?? { port: 0 };
      assert.match(
        command.said(),
        new RegExp(`● stripe +http://127\\.0\\.0\\.1:${port} +4 +1 modelled · 2 derived`),
      );
      assert(command.said().includes(`new Client({ port: ${port} })`));
      command.child.kill("SIGINT");
      await command.finished;
    });

    it("gives one object with --json and stays", async () => {
      projectWith({ name: "stripe" });
      const command = project.start("up", "--json");
      assert(await until(() => (command.said().endsWith("\n") ? true : undefined), 30_000));
      assert.equal(command.child.exitCode, null);
      command.child.kill("SIGINT");
      assert.equal(listOf(dataOf(await command.finished), "twins").length, 1);
    });

    it("ends with status 5 and stops the others when a twin crashes", async () => {
      projectWith({ name: "github" }, { name: "stripe" });
      const command = project.start("up");
      await untilUp(command);
      const github = pidOf("github");
      request(`${project.remembered()["stripe"]?.url}/crash`)
        .on("error", () => undefined)
        .end();
      const finished = await command.finished;
      assert.equal(finished.status, 5);
      assert.match(finished.stderr, /wt: stripe ended unexpectedly \(exit code 9\)/);
      assert(await isGone(github));
      assert.deepEqual(project.remembered(), {});
    });

    it("ends when wt down has stopped its twins", async () => {
      projectWith({ name: "stripe" });
      const command = project.start("up");
      await untilUp(command);
      assert.equal((await project.wt("down")).status, 0);
      const finished = await command.finished;
      assert.equal(finished.status, 0);
      assert.match(finished.stderr, /Stopped by wt down/);
    });

    it("reports and ends while the twins run in the background", async () => {
      projectWith({ name: "stripe" });
      await project.wt("up", "--detach");
      const finished = await project.wt("up");
      assert.equal(finished.status, 0);
      assert.match(finished.stdout, /already running/);
      assert(!/Ctrl-C/.test(finished.stdout));
    });
  });

  describe("its command line", () => {
    beforeEach(() => projectWith({ name: "stripe" }));

    for (const [args, status, hint] of [
      [["stats"], 2, "Did you mean wt status?"],
      [["up", "--detahc"], 2, "Did you mean --detach?"],
      [["status", "stripe"], 2, "See how it is used: wt status --help."],
      [["up", "--port"], 2, "See how it is used: wt up --help."],
      [["up", "--port", "abc"], 2, "Write a number from 0 to 65535; 0 takes any free port."],
      [["up", "--port", "70000"], 2, "Write a number from 0 to 65535; 0 takes any free port."],
      [["up", "--timeout", "soon"], 2, "Write for example --timeout 60."],
      [["up", "--journal-mb", "0"], 2, "Write for example --journal-mb 200."],
      [["logs"], 2, "See how it is used: wt logs --help."],
      [["logs", "stripe", "-n", "-3"], 2, "Write -n 20."],
      [["logs", "stripe", "--follow"], 2, "Leave one of them out."],
      [["logs", "stripe"], 8, "Start it: wt up stripe."],
      [["up", "strpie"], 8, "Did you mean stripe?"],
      [["down", "strpie"], 8, "Did you mean stripe?"],
      [["catalog", "strpie"], 8, "Did you mean stripe?"],
      [["catalog", "--operations"], 2, "Write wt catalog NAME --operations."],
      [["catalog", "stripe", "--operations", "drived"], 2, "Did you mean derived?"],
      [["generate", "none.yaml", "--out", "x"], 8, "Check the path."],
      [["generate", "package.json"], 2, "Write wt generate package.json --out my-twin."],
      [
        ["generate"],
        2,
        "Run this in a workspace with specs, or start from a file: wt generate openapi.json --out my-twin.",
      ],
    ] as const) {
      it(`answers ${args.join(" ")} with status ${status} and a hint`, async () => {
        const finished = await project.wt(...args, "--json");
        assert.equal(finished.status, status, finished.stdout);
        assert.equal(errorOf(finished)["hint"], hint);
      });
    }

    it("is explained by --help with examples on every command", async () => {
      const names = ["up", "down", "status", "logs", "catalog", "generate", "doctor", "completion"];
      const helps = await Promise.all(names.map((name) => project.wt(name, "--help")));
      for (const [index, { status, stdout }] of helps.entries()) {
        assert.equal(status, 0);
        assert.match(stdout, /Examples:\n +\S/, names[index]);
      }
      const help = await project.wt();
      for (const name of names) assert.match(help.stdout, new RegExp(`^ +wt ${name}\\b`, "m"));
    });

    it("is named in hints and help as it can be typed", async () => {
      const options = { cwd: project.root, env: { PATH: "/nowhere" } };
      const [unknown, help, doctor] = await Promise.all([
        runWt(["logs", "stripe", "--json"], options),
        runWt(["up", "--help"], options),
        runWt(["doctor", "--json"], { ...options, cwd: tmpdir() }),
      ]);
      assert.equal(errorOf(unknown)["hint"], "Start it: npx wt up stripe.");
      assert.match(help.stdout, /^npx wt up \[twins\.\.\]\n/);
      assert.match(help.stdout, /npx wt up stripe --detach +one/);
      const registry = listOf(dataOf(doctor), "checks").find(({ name }) => name === "registry");
      assert.match(String(registry?.["hint"]), /: npx wt generate openapi\.json --out my-twin/);
    });

    it("tells its version", async () => {
      assert.match((await project.wt("--version")).stdout, /^\d+\.\d+\.\d+\n$/);
    });

    it("is completed with commands, options and the registry's twins", async () => {
      const complete = async (...words: string[]) =>
        (await project.wt("--get-yargs-completions", "wt", ...words)).stdout.trim().split("\n");
      assert((await complete("st")).some((line) => line.startsWith("status")));
      assert.deepEqual(await complete("up", "s"), ["stripe"]);
      assert((await complete("up", "--")).some((line) => line.startsWith("--detach")));
    });

    for (const shell of ["bash", "zsh", "fish"] as const) {
      it(`gives ${shell} a script that asks wt`, async () => {
        const { stdout, status } = await project.wt("completion", shell);
        assert.equal(status, 0);
        assert(stdout.includes("wt --get-yargs-completions"));
      });
    }

    it("gives bash a script that bash can read", async () => {
      const { stdout } = await project.wt("completion", "bash");
      const bash = spawn("bash", ["-n"], { stdio: ["pipe", "ignore", "inherit"] });
      bash.stdin.end(stdout);
      assert.deepEqual(await once(bash, "exit"), [0, null]);
    });
  });

  describe("its output", () => {
    beforeEach(() => projectWith({ name: "stripe" }));

    it("has colour only where it is wanted", async () => {
      const cwd = project.root;
      assert(!(await runWt(["catalog"], { cwd })).stdout.includes(ESCAPE));
      assert((await runWt(["catalog"], { cwd, env: { FORCE_COLOR: "1" } })).stdout.includes(ESCAPE));
      assert(!(await runWt(["catalog"], { cwd, env: { NO_COLOR: "1" } })).stdout.includes(ESCAPE));
    });

    it("may be cut off by its reader", async () => {
      const command = project.start("catalog");
      command.child.stdout?.destroy();
      const { status, stderr } = await command.finished;
      assert.equal(status, 0);
      assert.equal(stderr, "");
    });

    it("shows a log with what would steer the terminal made visible", async () => {
      await project.wt("up", "--detach", "--seed", `${ESCAPE}[2Jx`);
      const { stdout } = await project.wt("logs", "stripe");
      assert.match(stdout, /seed: \\x1b\[2Jx/);
    });

    it("follows a log until Ctrl-C", async () => {
      await project.wt("up", "--detach");
      const command = project.start("logs", "stripe", "--follow");
      assert(await until(() => (command.said().includes("listens") ? true : undefined), 30_000));
      await project.wt("down");
      await project.wt("up", "--detach", "--seed", "second");
      assert(await until(() => (command.said().includes("seed: second") ? true : undefined), 30_000));
      command.child.kill("SIGINT");
      assert.equal((await command.finished).status, 130);
    });
  });
});
