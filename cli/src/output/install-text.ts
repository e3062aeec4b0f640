import type { Installed } from "../packages/install.ts";
import { printableLine } from "./printable.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";

/** What `wt install` and `wt ci` show: each twin and what became of it. */
export function installedText(twins: readonly Installed[], { dim, good, strong }: Style): string {
  if (twins.length === 0) return "This project uses no twins yet: wt install stripe.";
  const rows = twins.map((twin) => [
    `  ${good("●")} ${strong(printableLine(twin.name))}`,
    printableLine(twin.version),
    dim(changeOf(twin)),
  ]);
  return `\n${table(rows)}\n`;
}

function changeOf({ before, version, fetched }: Installed): string {
  const source = fetched ? "fetched and proven" : "was here already";
  if (before === undefined) return `new, ${source}`;
  return before === version ? source : `was ${printableLine(before)}, ${source}`;
}
