import { execFileSync, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** The key all requests of the benchmark carry. */
export const KEY = "sk_test_benchmark";

const form = new URLSearchParams({
  email: "jenny@example.com",
  name: "Jenny Rosen",
  description: "A customer with a description that is as long as they tend to be in test suites.",
  phone: "+15555550123",
  "metadata[order]": "6735",
  "metadata[plan]": "starter",
  "metadata[source]": "newsletter-2026-01",
  "shipping[name]": "Jenny Rosen",
  "shipping[address][line1]": "Street 1",
  "shipping[address][city]": "Berlin",
  "shipping[address][country]": "DE",
  "shipping[address][postal_code]": "10115",
}).toString();

/** A process pinned to one core that answers on a port. */
export interface Server {
  readonly name: string;
  readonly port: number;
  /** The processor's time it has taken so far, in milliseconds. */
  cpu(): number;
  stop(): Promise<void>;
}

/** Starts `node ...args PORT` on the first core and waits until it answers. */
export async function startServer(name: string, args: readonly string[], port: number): Promise<Server> {
  const child = spawn("taskset", ["-c", "0", process.execPath, ...args], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = () => {
    child.kill();
    return exited;
  };
  for (let tries = 0; tries < 200; tries++) {
    const up = await fetch(`http://127.0.0.1:${port}/v1/customers`, { headers: authorization }).then(
      (answer) => answer.ok,
      () => false,
    );
    if (up) return { name, port, stop, cpu: () => cpuOf(child.pid ?? 0) };
    await delay(25);
  }
  await stop();
  throw new Error(`${name} does not answer on port ${port}.`);
}

/** The fields of `/proc/PID/stat` behind the process's name, whose ticks are hundredths of a second. */
function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

export const authorization = { authorization: `Bearer ${KEY}` };

/** Stores at least `count` customers, of which `already` are there, and gives the id of one in the middle. */
export async function fill({ port }: Server, count: number, already: number): Promise<string> {
  const few = 1000;
  let made = already;
  // Many are stored by load, which is fast; it stores at least as many as it says.
  while (made < count / 2 - few) made += measure(port, "/v1/customers", { post: true, seconds: 1 });
  const middle = await storeOne(port);
  while (made < count - few) made += measure(port, "/v1/customers", { post: true, seconds: 1 });
  while (++made < count) await storeOne(port);
  return middle;
}

async function storeOne(port: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/v1/customers`, {
    method: "POST",
    // A connection that was idle while the others were measured may be closed under the next request.
    headers: { ...authorization, "content-type": "application/x-www-form-urlencoded", connection: "close" },
    body: form,
  });
  const { id } = (await answer.json()) as { id: string };
  return id;
}

const postScript = join(tmpdir(), `wondertwin-post-${process.pid}.lua`);
writeFileSync(
  postScript,
  `wrk.method = "POST"\nwrk.body = ${JSON.stringify(form)}\nwrk.headers["Content-Type"] = "application/x-www-form-urlencoded"\n`,
);

/** Requests a second on a path: wrk on the second core, 32 connections. */
export function measure(port: number, path: string, { post = false, seconds = 5 } = {}): number {
  const output = execFileSync(
    "taskset",
    [
      ...["-c", "1", "wrk", "-t1", "-c32", `-d${seconds}s`, "-H", `Authorization: Bearer ${KEY}`],
      ...(post ? ["-s", postScript] : []),
      `http://127.0.0.1:${port}${path}`,
    ],
    { encoding: "utf8" },
  );
  if (/Non-2xx/.test(output)) throw new Error(`Some answers were not 2xx:\n${output}`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(output)?.[1]);
}

export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
