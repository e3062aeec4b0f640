/**
 * Requests a second, side by side: the twin against the physical limit of the job and against Express as one
 * writes it. Every figure is the median of rounds in which the servers take turns, so that a machine that
 * slows down slows all of them.
 *
 * `npm run bench -- [--rounds 5] [--seconds 5] [--stored 10,100000]`
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fill, measure, median, type Server, startServer } from "./load.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "5" },
    stored: { type: "string", default: "10,100000" },
  },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);

const here = (file: string) => new URL(file, import.meta.url).pathname;
const twin = here("../twins/stripe/index.js");
const journal = mkdtempSync(join(tmpdir(), "wondertwin-bench-"));
const servers = [
  await startServer("reference", [here("servers/reference.ts"), "4501"], 4501),
  await startServer("express res.json", [here("servers/express-json.ts"), "4502"], 4502),
  await startServer("twin", [twin, "--port", "4503"], 4503),
  await startServer("twin + journal", [twin, "--port", "4504", "--state-dir", journal], 4504),
];

type Figures = Map<string, number[]>;

async function measureAll(stored: number, already: number): Promise<Figures> {
  const ids = new Map<Server, string>();
  for (const server of servers) ids.set(server, await fill(server, stored, already));
  const figures: Figures = new Map();
  const note = (name: string, value: number) => figures.set(name, [...(figures.get(name) ?? []), value]);
  for (let round = 0; round < rounds; round++)
    for (const server of servers) {
      note(`${server.name} GET`, measure(server.port, `/v1/customers/${ids.get(server)}`, { seconds }));
      note(`${server.name} list`, measure(server.port, "/v1/customers?limit=10", { seconds }));
    }
  for (let round = 0; round < rounds; round++)
    for (const server of servers)
      note(`${server.name} POST`, measure(server.port, "/v1/customers", { post: true, seconds }));
  return figures;
}

let already = 0;
const first = new Map<string, number>();
for (const stored of values.stored.split(",").map(Number)) {
  const figures = await measureAll(stored, already);
  already = stored;
  console.log(
    `\n${stored} customers stored (requests/s, median of ${rounds} × ${seconds} s, ratio to the reference)`,
  );
  for (const kind of ["GET", "list", "POST"]) {
    const reference = median(figures.get(`reference ${kind}`) ?? []);
    for (const { name } of servers) {
      const value = median(figures.get(`${name} ${kind}`) ?? []);
      const before = first.get(`${name} ${kind}`);
      const growth = before === undefined ? "" : `  cost ×${(before / value).toFixed(2)} of the first`;
      console.log(
        `${kind.padEnd(5)} ${name.padEnd(17)} ${Math.round(value).toString().padStart(7)}  ${(value / reference).toFixed(2)}${growth}`,
      );
      first.set(`${name} ${kind}`, before ?? value);
    }
  }
}
for (const server of servers) await server.stop();
rmSync(journal, { recursive: true });
