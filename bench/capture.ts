/**
 * What keeping everything costs: a twin that captures and keeps a journal, as twins do unless told otherwise, against
 * one that does neither. The two take turns; each figure is the median of all rounds. What a request takes of the
 * processor is the steadier one where the machine has other work.
 *
 * `npm run bench:capture -- [--rounds 7] [--seconds 3]`
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fill, measure, median, type Server, startServer } from "./load.ts";

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "7" }, seconds: { type: "string", default: "3" } },
});
const seconds = Number(values.seconds);
const folder = mkdtempSync(join(tmpdir(), "wondertwin-bench-"));
const server = new URL("servers/twin.ts", import.meta.url).pathname;
const off = await startServer("off", ["--conditions=source", server, "4505"], 4505);
const on = await startServer("on", ["--conditions=source", server, "4506", folder], 4506);

const kinds = ["GET", "list", "POST"] as const;
interface Figures {
  readonly rate: number[];
  readonly cpu: number[];
}

const figures = new Map<string, Figures>();
const figuresOf = (server: Server, kind: string): Figures => {
  const name = `${server.name} ${kind}`;
  const known = figures.get(name) ?? { rate: [], cpu: [] };
  figures.set(name, known);
  return known;
};
const ids = new Map([
  [off, await fill(off, 100, 0)],
  [on, await fill(on, 100, 0)],
]);

function measureOne(server: Server, kind: (typeof kinds)[number]): void {
  const path = kind === "GET" ? `/v1/customers/${ids.get(server)}` : "/v1/customers";
  const before = server.cpu();
  const url = kind === "list" ? `${path}?limit=10` : path;
  const rate = measure(server.port, url, { post: kind === "POST", seconds });
  const { rate: rates, cpu } = figuresOf(server, kind);
  rates.push(rate);
  cpu.push(((server.cpu() - before) / (rate * seconds)) * 1000);
}

for (let round = 0; round < Number(values.rounds); round++)
  for (const kind of kinds)
    for (const server of round % 2 === 0 ? [off, on] : [on, off]) measureOne(server, kind);

const shown = (value: number) => Math.round(value).toString().padStart(8);
const percent = (part: number) => `${(part * 100).toFixed(1)} %`.padStart(9);
console.log("       requests/s       lost     µs of CPU       lost");
console.log("         off      on                off      on");
for (const kind of kinds) {
  const [without, kept] = [figuresOf(off, kind), figuresOf(on, kind)];
  const [rate, slower] = [median(without.rate), median(kept.rate)];
  const [cpu, more] = [median(without.cpu), median(kept.cpu)];
  console.log(
    `${kind.padEnd(4)}${shown(rate)}${shown(slower)}${percent(1 - slower / rate)}` +
      `  ${shown(cpu)}${shown(more)}${percent(1 - cpu / more)}`,
  );
}
await off.stop();
await on.stop();
rmSync(folder, { recursive: true });
