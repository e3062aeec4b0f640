import type { TwinReport } from "@wondertwin/generator";
import { coverageText } from "./coverage-text.ts";
import { printableLine } from "./printable.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";

/** What generating gave, twin by twin: coverage, time and the operations that could not be mapped. */
export function generateText(twins: readonly TwinReport[], style: Style): string {
  return twins.map((twin) => `\n${sections(twin, style).join("\n\n")}\n`).join("");
}

function sections(
  { name, title, operations, coverage, timings, unmapped }: TwinReport,
  style: Style,
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
  const summary = `${head.join("   ")}\n${dim(`    ${seconds(total)}: ${phases.join(", ")}`)}`;
  if (unmapped.length === 0) return [summary];
  const rows = unmapped.map(({ method, path, reason }) => [
    `    ${method}`,
    printableLine(path),
    dim(printableLine(reason)),
  ]);
  return [summary, `    ${strong(`${unmapped.length} not mapped`)}\n\n${table(rows)}`];
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
