import type { EntityDifference } from "@wondertwin/framework/contracts";
import { asTypedHere } from "../as-typed-here.ts";
import { bytesText } from "./bytes-text.ts";
import { printableLine } from "./printable.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";

interface Kept {
  readonly name: string;
  readonly twin: string;
}

export function savedText({ name, twin, size }: Kept & { readonly size: number }, { strong }: Style): string {
  return `The state of ${strong(twin)} is kept as ${strong(name)} (${bytesText(size)}).`;
}

export function loadedText({ name, twin }: Kept, { strong }: Style): string {
  return `${strong(printableLine(twin))} is as it was in ${strong(name)}.`;
}

export function deletedText(name: string, { strong }: Style): string {
  return `${strong(name)} is deleted.`;
}

/** Snapshots, a line each. */
export function listText(
  snapshots: readonly (Kept & {
    readonly version: string;
    readonly saved_at: string;
    readonly size: number;
  })[],
  { dim, strong }: Style,
): string {
  if (snapshots.length === 0) return dim(asTypedHere("No snapshots here. Take one: wt snapshot save NAME."));
  const rows = snapshots.map(({ name, twin, version, saved_at, size }) => [
    `    ${strong(name)}`,
    printableLine(twin),
    printableLine(version),
    printableLine(saved_at.replace("T", " ").slice(0, 19)),
    bytesText(size),
  ]);
  return table([["    NAME", "TWIN", "VERSION", "SAVED (UTC)", "SIZE"].map(dim), ...rows], { right: [4] });
}

/** How much of what a snapshot holds. */
export function countsText(
  {
    name,
    twin,
    version,
    partitions,
  }: Kept & {
    readonly version: string;
    readonly partitions: Readonly<Record<string, Readonly<Record<string, number>>>>;
  },
  { dim, strong }: Style,
): string {
  const rows = Object.entries(partitions).flatMap(([partition, counts]) =>
    Object.entries(counts).map(([resource, count]) => [
      `    ${printableLine(partition)}`,
      printableLine(resource),
      String(count),
    ]),
  );
  const head = `${strong(name)}  ${dim(printableLine(`${twin} ${version}`))}`;
  return [head, rows.length === 0 ? dim("    empty") : table(rows, { right: [2] })].join("\n");
}

/** Differences, a line each; of changed entities the names of the fields. */
export function diffText(
  differences: readonly EntityDifference[],
  { bad, dim, good, warning }: Style,
): string {
  if (differences.length === 0) return dim("No differences.");
  const mark = { added: good("+"), removed: bad("-"), changed: warning("~") };
  return table(
    differences.map(({ partition, resource, id, change, fields = [] }) => [
      `  ${mark[change]} ${printableLine(resource)}`,
      printableLine(id),
      printableLine(fields.join(", ")),
      dim(printableLine(partition)),
    ]),
  );
}
