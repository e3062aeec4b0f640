/**
 * What keeping everything costs: requests a second of a twin that captures and keeps a journal, as twins do unless
 * told otherwise, against one that does neither. The two take turns, each figure is the median of all rounds.
 *
 * `npm run bench:capture -- [--rounds 7] [--seconds 3]`
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fill, measure, median, startServer } from "./load.ts";

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "7" }, seconds: { type: "string", default: "3" } },
});
const seconds = Number(values.seconds);
const folder = mkdtempSync(join(tmpdir(), "wondertwin-bench-"));
const server = new URL("servers/twin.ts", import.meta.url).pathname;
const off = await startServer("off", ["--conditions=source", server, "4505"], 4505);
const on = await startServer("on", ["--conditions=source", server, "4506", folder], 4506);

const kinds = ["GET", "list", "POST"] as const;
const figures = new Map<string, number[]>();
const ids = new Map([
  [off, await fill(off, 100, 0)],
  [on, await fill(on, 100, 0)],
]);
for (let round = 0; round < Number(values.rounds); round++)
  for (const kind of kinds)
    for (const each of round % 2 === 0 ? [off, on] : [on, off]) {
      const path = kind === "GET" ? `/v1/customers/${ids.get(each)}` : "/v1/customers";
      const value = measure(each.port, kind === "list" ? `${path}?limit=10` : path, {
        post: kind === "POST",
        seconds,
      });
      const name = `${each.name} ${kind}`;
      figures.set(name, [...(figures.get(name) ?? []), value]);
    }

console.log("            off        on      lost");
for (const kind of kinds) {
  const [without, kept] = ["off", "on"].map((name) => median(figures.get(`${name} ${kind}`) ?? []));
  const lost = 1 - (kept ?? 0) / (without ?? 1);
  const columns = [without, kept].map((value) =>
    Math.round(value ?? 0)
      .toString()
      .padStart(10),
  );
  console.log(`${kind.padEnd(5)}${columns.join("")}${`${(lost * 100).toFixed(1)} %`.padStart(10)}`);
}
await off.stop();
await on.stop();
rmSync(folder, { recursive: true });
