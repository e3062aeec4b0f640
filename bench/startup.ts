/**
 * From spawn to ready, side by side with bare Node: the time until the twin's port answers, its memory then,
 * and the server time of the first request of every operation.
 *
 * `npm run bench:startup -- [--runs 15] [--twin stripe]`
 */

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, watch } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type PackedBoot, unpackBoot } from "@wondertwin/framework/contracts";
import type { TwinModule } from "@wondertwin/framework/runtime";
import { authorization, median } from "./load.ts";

const { values } = parseArgs({
  options: { runs: { type: "string", default: "15" }, twin: { type: "string", default: "stripe" } },
});
const index = new URL(`../twins/${values.twin}/index.js`, import.meta.url).pathname;

interface Started {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** Time from spawn to the moment the twin says it is ready, and its resident memory then. */
async function startTwin(): Promise<Started> {
  const folder = mkdtempSync(join(tmpdir(), "wondertwin-bench-"));
  const ready = new Promise<void>((resolve) => {
    const watcher = watch(folder, (_event, name) => {
      if (name !== "ready.json") return;
      watcher.close();
      resolve();
    });
  });
  const started = performance.now();
  const child = spawn(process.execPath, [index, "--port", "0", "--ready-file", join(folder, "ready.json")], {
    stdio: "ignore",
  });
  await ready;
  const milliseconds = performance.now() - started;
  const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
  const megabytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  child.kill("SIGKILL");
  await new Promise((resolve) => child.once("exit", resolve));
  rmSync(folder, { recursive: true });
  return { milliseconds, megabytes };
}

function bareNode(): number {
  const started = performance.now();
  execFileSync(process.execPath, ["-e", "0"]);
  return performance.now() - started;
}

const bare: number[] = [];
const twins: Started[] = [];
for (let run = 0; run < Number(values.runs); run++) {
  bare.push(bareNode());
  twins.push(await startTwin());
}
const ready = median(twins.map(({ milliseconds }) => milliseconds));
console.log(`bare node    ${median(bare).toFixed(0)} ms`);
console.log(`twin ready   ${ready.toFixed(0)} ms (bare node + ${(ready - median(bare)).toFixed(0)} ms)`);
console.log(`RSS at ready ${median(twins.map(({ megabytes }) => megabytes)).toFixed(0)} MB`);

// The twin's own files, in the formats of the framework's contracts.
const { operations } = unpackBoot(
  JSON.parse(
    readFileSync(new URL(`../twins/${values.twin}/boot.json`, import.meta.url), "utf8"),
  ) as PackedBoot,
);
const { createTwin } = (await import(index)) as TwinModule;
const twin = createTwin();
const { url } = await twin.listen({});
for (const { method, path } of operations)
  await fetch(url + path.replace(/\{[^}]+\}/g, "x_1"), {
    method,
    headers: { ...authorization, "content-type": "application/x-www-form-urlencoded" },
  }).then((answer) => answer.arrayBuffer());
const times = twin.captures({ limit: operations.length }).map(({ duration_ms }) => duration_ms);
console.log(
  `first request of each of ${times.length} operations: median ${median(times).toFixed(2)} ms, slowest ${Math.max(...times).toFixed(1)} ms of server time`,
);
await twin.close();
