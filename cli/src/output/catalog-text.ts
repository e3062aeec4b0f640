import type { CoverageCount } from "@wondertwin/framework/contracts";
import { asTypedHere } from "../as-typed-here.ts";
import { readManifest } from "../project/manifest-file.ts";
import type { Twin } from "../project/twin.ts";
import { coverageText, LEVEL_NAMES, LEVELS } from "./coverage-text.ts";
import type { Output } from "./output.ts";
import { printableLine } from "./printable.ts";
import { table } from "./table.ts";
import { wrapped } from "./wrapped.ts";

type Look = Pick<Output, "columns" | "style">;

/** All twins, a line each. */
export function catalogText(twins: readonly Twin[], { columns, style }: Output): string {
  const { dim, strong } = style;
  if (twins.length === 0) return dim("The registry lists no twins.");
  const rows = twins.map(({ name, summary }) => [
    `    ${strong(name)}`,
    printableLine(summary.title),
    printableLine(summary.api_version),
    String(summary.operations),
    coverageText(summary.coverage, columns),
    dim(printableLine(`${summary.tier}, ${summary.lifecycle}`)),
  ]);
  const head = ["    TWIN", "VENDOR", "API VERSION", "OPERATIONS", "COVERAGE", ""].map(dim);
  return `\n${table([head, ...rows], { right: [3] })}\n`;
}

/** One twin with all that is known of it. */
export function twinText({ name, folder, summary }: Twin, { columns, style }: Look): string {
  const { dim, strong } = style;
  const manifest = readManifest(folder);
  const facts = [
    ["version", summary.version],
    ["API version", summary.api_version],
    ["port", String(summary.port)],
    ["tier", `${summary.tier}, ${summary.lifecycle}`],
    ...summary.sdks.map((sdk) => ["SDK", `${sdk.package} ${sdk.versions.join(", ")}`]),
    ...(manifest?.sdks ?? []).map((sdk) => [
      "connect",
      sdk.connect.replaceAll("{port}", String(summary.port)),
    ]),
    ["folder", manifest === undefined ? `${folder} (not generated yet)` : folder],
  ];
  const rows = facts.map(([label = "", value = ""]) => [`    ${dim(label)}`, printableLine(value)]);
  const more = `wt catalog ${name} --operations lists them all, --operations described those of a level.`;
  return [
    `\n  ${strong(name)}   ${printableLine(summary.title)}`,
    table(rows),
    `  ${strong(`${summary.operations} operations`)}`,
    levelTable(summary.coverage, { columns, style }),
    `${dim(wrapped(`    ${asTypedHere(more)}`, columns, "    "))}\n`,
  ].join("\n\n");
}

function levelTable(coverage: CoverageCount, { columns, style }: Look): string {
  const widest = Math.max(...LEVEL_NAMES.map((level) => String(coverage[level]).length));
  const rows = LEVEL_NAMES.map((level) => [
    `    ${String(coverage[level]).padStart(widest)} ${level}`,
    style.dim(LEVELS[level]),
  ]);
  return table(rows, { within: columns });
}
