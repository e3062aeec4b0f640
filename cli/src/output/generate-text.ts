import type { TwinReport } from "@wondertwin/generator";
import { coverageText } from "./coverage-text.ts";
import type { Output } from "./output.ts";
import { printableLine } from "./printable.ts";
import { table } from "./table.ts";
import { wrapped } from "./wrapped.ts";

type Look = Pick<Output, "columns" | "style">;

/** What generating gave, twin by twin: coverage, time and the operations that could not be mapped. */
export function generateText(twins: readonly TwinReport[], look: Look): string {
  return twins.map((twin) => `\n${sections(twin, look).join("\n\n")}\n`).join("");
}

function sections(
  { name, title, operations, coverage, timings, unmapped }: TwinReport,
  { columns, style }: Look,
): string[] {
  const { dim, good, strong } = style;
  const head = [
    `  ${good("●")} ${strong(name)}`,
    printableLine(title),
    `${operations} operations`,
    coverageText(coverage),
  ];
  const phases = Object.entries(timings).map(([phase, time]) => `${phase} ${seconds(time)}`);
  const total = Object.values(timings).reduce((sum, time) => sum + time, 0);
  const summary = `${head.join("   ")}\n${dim(wrapped(`    ${seconds(total)}: ${phases.join(", ")}`, columns, "    "))}`;
  if (unmapped.length === 0) return [summary];
  const rows = unmapped.map(({ method, path, reason }) => [
    `    ${method}`,
    printableLine(path),
    dim(printableLine(reason)),
  ]);
  return [summary, `    ${strong(`${unmapped.length} not mapped`)}\n\n${table(rows, { within: columns })}`];
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
