import { EXIT } from "@wondertwin/framework/contracts";
import { asTypedHere } from "../as-typed-here.ts";
import { defineCommand } from "../command.ts";
import { coverageText } from "../output/coverage-text.ts";
import type { Output } from "../output/output.ts";
import { printableLine } from "../output/printable.ts";
import type { Style } from "../output/style.ts";
import { table } from "../output/table.ts";
import { readState } from "../processes/state-file.ts";
import { stateFolderOf } from "../processes/state-folder.ts";
import { survey, type TwinStatus } from "../processes/survey.ts";
import { findProjectRoot } from "../project/project-root.ts";
import { findTwinsFolder } from "../project/twins-folder.ts";

export const status = defineCommand({
  syntax: "status",
  describe: "Show which twins run and how they fare",
  positionals: {},
  options: {},
  examples: [
    ["wt status", "a table for people"],
    ["wt status --json", "the same for programs: data.twins[]"],
  ],
  run: async (_values, output) => {
    const known = findTwinsFolder(process.cwd(), process.env)?.twins ?? [];
    const twins = await survey(known, readState(stateFolderOf(findProjectRoot(process.cwd()))));
    output.result({ twins }, () => statusText(twins, output));
    return EXIT.done;
  },
});

function statusText(twins: readonly TwinStatus[], { columns, style }: Output): string {
  const { dim, link, strong } = style;
  if (twins.length === 0)
    return dim(asTypedHere("There are no twins here. Make one: wt generate openapi.json --out my-twin."));
  const rows = twins.map((twin) => [
    `  ${mark(twin, style)} ${strong(twin.name)}`,
    healthText(twin, style),
    twin.url === null ? dim("–") : link(printableLine(twin.url)),
    dim(twin.pid === null ? "–" : String(twin.pid)),
    dim(printableLine(twin.version ?? "–")),
    twin.coverage === null ? "" : coverageText(twin.coverage, columns),
  ]);
  const head = ["    TWIN", "HEALTH", "URL", "PID", "VERSION", "COVERAGE"].map(dim);
  return `\n${table([head, ...rows])}\n`;
}

function mark({ health }: TwinStatus, { bad, dim, good, warning }: Style): string {
  return { healthy: good("●"), unhealthy: warning("●"), crashed: bad("●"), stopped: dim("○") }[health];
}

function healthText({ health, name, outdated }: TwinStatus, { bad, dim, warning }: Style): string {
  if (health === "crashed") return `${bad("crashed")} ${dim(asTypedHere(`(wt logs ${name})`))}`;
  if (health === "healthy" && outdated) return `healthy ${warning("(older build)")}`;
  return { healthy: "healthy", unhealthy: warning("unhealthy"), stopped: dim("stopped") }[health];
}
