import { readManifest } from "../project/manifest-file.ts";
import type { Twin } from "../project/twin.ts";
import { coverageText } from "./coverage-text.ts";
import type { Output } from "./output.ts";
import { printableLine } from "./printable.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";

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
export function twinText({ name, folder, summary }: Twin, { dim, strong }: Style): string {
  const manifest = readManifest(folder);
  const rows = [
    ["version", summary.version],
    ["API version", summary.api_version],
    ["port", String(summary.port)],
    ["tier", `${summary.tier}, ${summary.lifecycle}`],
    ["operations", String(summary.operations)],
    ["coverage", coverageText(summary.coverage)],
    ...summary.sdks.map((sdk) => ["SDK", `${sdk.package} ${sdk.versions.join(", ")}`]),
    ...(manifest?.sdks ?? []).map((sdk) => [
      "connect",
      sdk.connect.replaceAll("{port}", String(summary.port)),
    ]),
    ["folder", manifest === undefined ? `${folder} (not generated yet)` : folder],
  ];
  const lines = rows.map(([label = "", value = ""]) => [`    ${dim(label)}`, printableLine(value)]);
  return `\n  ${strong(name)}   ${printableLine(summary.title)}\n\n${table(lines)}\n`;
}
