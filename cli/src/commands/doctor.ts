import { EXIT } from "@wondertwin/framework/contracts";
import { asTypedHere } from "../as-typed-here.ts";
import { checkNode } from "../checkup/check-node.ts";
import { checkState } from "../checkup/check-state.ts";
import { checkTwins } from "../checkup/check-twins.ts";
import type { Finding } from "../checkup/finding.ts";
import { defineCommand } from "../command.ts";
import { printableLine } from "../output/printable.ts";
import type { Style } from "../output/style.ts";
import { tryReadState } from "../processes/state-file.ts";
import { stateFolderOf } from "../processes/state-folder.ts";
import { findProjectRoot } from "../project/project-root.ts";

export const doctor = defineCommand({
  syntax: "doctor",
  describe: "Find out what keeps twins from running",
  positionals: {},
  options: {},
  examples: [["wt doctor", "the exit status is 1 when something is wrong"]],
  run: async (_values, output) => {
    const folder = stateFolderOf(findProjectRoot(process.cwd()));
    const stateFindings = await checkState(folder);
    const state = tryReadState(folder);
    const findings = [
      checkNode(process.versions.node),
      ...stateFindings,
      ...(await checkTwins(process.cwd(), process.env, state === "damaged" ? {} : state)),
    ].map(withTypedHint);
    const checks = findings.map((finding) => ({ ...finding, ok: finding.problem === undefined }));
    const healthy = checks.every(({ ok }) => ok);
    output.result({ healthy, checks }, () => doctorText(findings, output.style));
    return healthy ? EXIT.done : EXIT.negative;
  },
});

function withTypedHint(finding: Finding): Finding {
  return finding.hint === undefined ? finding : { ...finding, hint: asTypedHere(finding.hint) };
}

function doctorText(findings: readonly Finding[], { bad, dim, good, strong }: Style): string {
  const width = Math.max(...findings.map(({ name }) => name.length));
  const lines = findings.flatMap(({ name, about, problem, hint }) => [
    `  ${problem === undefined ? good("●") : bad("●")} ${strong(name.padEnd(width))}   ${dim(printableLine(about))}`,
    ...[problem, hint && dim(printableLine(hint))].flatMap((line) =>
      line ? `    ${" ".repeat(width)}   ${line}` : [],
    ),
  ]);
  return `\n${lines.join("\n")}\n`;
}
