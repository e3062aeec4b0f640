import type { SdkTarget } from "@wondertwin/framework/contracts";
import { asTypedHere } from "../as-typed-here.ts";
import type { RunningTwin } from "../processes/bring-up.ts";
import { isOutdated, type TwinProcess } from "../processes/twin-process.ts";
import { readManifest } from "../project/manifest-file.ts";
import { coverageText } from "./coverage-text.ts";
import type { Output } from "./output.ts";
import { printableLine } from "./printable.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";

/** What `wt up` shows: where the twins are and the lines that point SDKs at them. */
export function upText(running: readonly RunningTwin[], options: { output: Output; stays: boolean }): string {
  const { output, stays } = options;
  const { style } = output;
  const sections = [
    twinTable(running, output),
    sdkTable(running, style),
    closingWords(running, stays, style),
  ];
  return `\n${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function twinTable(running: readonly RunningTwin[], { columns, style }: Output): string {
  const { dim, good, link, strong } = style;
  const rows = running.map(({ twin, process, child }) => [
    `  ${good("●")} ${strong(twin.name)}`,
    link(printableLine(process.url)),
    String(twin.summary.operations),
    coverageText(twin.summary.coverage, columns),
    child === undefined ? alreadyRunning(process, style) : "",
  ]);
  const head = ["    TWIN", "URL", "OPERATIONS", "COVERAGE", ""].map(dim);
  return table([head, ...rows], { right: [2] });
}

function alreadyRunning(process: TwinProcess, { dim, warning }: Style): string {
  return isOutdated(process)
    ? warning(asTypedHere("runs an older build: wt down, then wt up"))
    : dim("already running");
}

function sdkTable(running: readonly RunningTwin[], { dim }: Style): string {
  const rows = running.flatMap(({ twin, process }) =>
    (readManifest(twin.folder)?.sdks ?? []).map((sdk) => [
      `    ${dim(sdkName(sdk))}`,
      connectLine(sdk, process.port),
    ]),
  );
  return rows.length === 0 ? "" : table(rows);
}

function sdkName({ package: name, language }: SdkTarget): string {
  return printableLine(`${name} (${language})`);
}

function connectLine({ connect }: SdkTarget, port: number): string {
  return printableLine(connect.replaceAll("{port}", String(port)));
}

function closingWords(running: readonly RunningTwin[], stays: boolean, { dim }: Style): string {
  const [first] = running;
  const stop = stays ? "Ctrl-C stops what was started here" : "wt down stops them";
  const follow = `wt logs ${first?.twin.name ?? ""} --follow shows what happens.`;
  return dim(asTypedHere(`    ${stop}; ${follow}`));
}
