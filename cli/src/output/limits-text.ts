import type { ListedLimit, ListedUsage } from "@wondertwin/framework/contracts";
import { asTypedHere } from "../as-typed-here.ts";
import { timeText } from "./captures-text.ts";
import { printableLine } from "./printable.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";

/** A vendor's rate limits, and what is used of them. */
export function limitsText(
  {
    enforced,
    limits,
    usage,
  }: {
    readonly enforced: boolean;
    readonly limits: readonly ListedLimit[];
    readonly usage: readonly ListedUsage[];
  },
  { dim, strong }: Style,
): string {
  if (limits.length === 0) return dim("This twin knows of no rate limits.");
  const head = enforced
    ? "What is beyond these limits is refused."
    : `These limits are not enforced. ${asTypedHere("wt limits TWIN on")} changes that.`;
  const rows = limits.map(({ name, limit, per, by = [] }) => [
    `    ${printableLine(name)}`,
    `${limit} in ${per}`,
    dim(by.length === 0 ? "" : `by ${by.join(" and ")}`),
  ]);
  const used = usage.map(({ partition, name, of, used, limit, reset }) => [
    `    ${printableLine(name)}`,
    `${used} of ${limit}`,
    dim(printableLine(`${partition} ${of}`.trim())),
    dim(`until ${timeText(reset)}`),
  ]);
  return [strong(head), table(rows), ...(used.length === 0 ? [] : ["", strong("Used"), table(used)])].join(
    "\n",
  );
}
