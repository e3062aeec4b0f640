import type { Fault } from "@wondertwin/framework/contracts";
import { printableLine } from "./printable.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";

/** The faults that are set as a table. */
export function faultsText(faults: readonly Fault[], { dim, strong }: Style): string {
  if (faults.length === 0) return dim("No faults are set.");
  const rows = faults.map(({ id, rule, seen, struck }) => [
    `  ${strong(id)}`,
    printableLine(JSON.stringify(rule)),
    dim(`${struck} of ${seen}`),
  ]);
  return `\n${table([["  FAULT", "RULE", "STRUCK"].map(dim), ...rows])}\n`;
}
