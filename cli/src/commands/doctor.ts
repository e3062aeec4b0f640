import { EXIT } from "@wondertwin/framework/contracts";
import { asTypedHere } from "../as-typed-here.ts";
import { checkJournals } from "../checkup/check-journals.ts";
import { checkNode } from "../checkup/check-node.ts";
import { checkState } from "../checkup/check-state.ts";
import { checkTwins } from "../checkup/check-twins.ts";
import type { Finding } from "../checkup/finding.ts";
import { defineCommand } from "../command.ts";
import type { Output } from "../output/output.ts";
import { printableLine } from "../output/printable.ts";
import { wrapped } from "../output/wrapped.ts";
import { readState, tryReadState } from "../processes/state-file.ts";
import { stateFolderOf } from "../processes/state-folder.ts";
import { findProjectRoot } from "../project/project-root.ts";

export const doctor = defineCommand({
  syntax: "doctor",
  describe: "Find out what keeps twins from running",
  positionals: {},
  options: {
    repair: {
      type: "boolean",
      default: false,
      describe: "Cut damaged journals where the damage begins; what is cut is kept beside them",
    },
  },
  examples: [
    ["wt doctor", "the exit status is 1 when something is wrong"],
    ["wt doctor --repair", "and lets twins start again whose journal is damaged"],
  ],
  run: async ({ repair }, output) => {
    const folder = stateFolderOf(findProjectRoot(process.cwd()));
    // A damaged state file is put together from what the twins said: who runs has to be known before mending.
    if (repair) readState(folder);
    const stateFindings = await checkState(folder);
    const remembered = tryReadState(folder);
    const state = remembered === "damaged" ? {} : remembered;
    const findings = [
      checkNode(process.versions.node),
      ...stateFindings,
      ...(await checkJournals(folder, { state, repair })),
      ...(await checkTwins(process.cwd(), process.env, state)),
    ].map(withTypedHint);
    const checks = findings.map((finding) => ({ ...finding, ok: finding.problem === undefined }));
    const healthy = checks.every(({ ok }) => ok);
    output.result({ healthy, checks }, () => doctorText(findings, output));
    return healthy ? EXIT.done : EXIT.negative;
  },
});

function withTypedHint(finding: Finding): Finding {
  return finding.hint === undefined ? finding : { ...finding, hint: asTypedHere(finding.hint) };
}

function doctorText(findings: readonly Finding[], { columns, style }: Output): string {
  const { bad, dim, good, strong, warning } = style;
  const width = Math.max(...findings.map(({ name }) => name.length));
  const indent = " ".repeat(width + 7);
  const below = (paint: (text: string) => string, text: string | undefined) =>
    text === undefined
      ? []
      : wrapped(`${indent}${printableLine(text)}`, columns, indent)
          .split("\n")
          .map(paint);
  const lines = findings.flatMap(({ name, about, problem, mended, hint }) => {
    const light = problem !== undefined ? bad : mended !== undefined ? warning : good;
    return [
      `  ${light("●")} ${strong(name.padEnd(width))}   ${dim(printableLine(about))}`,
      ...below((line) => line, problem),
      ...below((line) => line, mended),
      ...below(dim, hint),
    ];
  });
  return `\n${lines.join("\n")}\n`;
}
