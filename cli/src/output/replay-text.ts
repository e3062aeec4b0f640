import type { ReplayDifference, ReplayReport } from "@wondertwin/framework/contracts";
import { printableLine } from "./printable.ts";
import type { Style } from "./style.ts";

/** How many differences are shown to people; --json names more. */
const SHOWN = 20;
const WIDEST_VALUE = 60;

export function replayText(report: ReplayReport, style: Style): string {
  const { requests, actions, incomplete, differing, differences, compared } = report;
  const also = actions === 0 ? "" : ` and ${actions} other actions`;
  const how = compared === "bytes" ? "byte for byte" : "by the roles of ids and times";
  const verdict =
    differing === 0
      ? style.good(`The same ${how}.`)
      : style.bad(`${differing} answered differently, compared ${how}.`);
  const lines = [`${requests} requests${also} done again. ${verdict}`];
  const { from } = report.recording;
  if (from !== undefined)
    lines.push(style.dim(`The recording begins with ${from}: what was before has been cleared away.`));
  if (incomplete > 0) lines.push(style.dim(`${incomplete} could not be sent again.`));
  if (report.withheld !== undefined)
    lines.push(
      style.warning(
        `${report.withheld} were sent without their credentials: --credentials sends them along.`,
      ),
    );
  if (isOtherBuild(report)) lines.push(style.dim("The recording was made by another build of this twin."));
  lines.push(...differences.slice(0, SHOWN).map((each) => differenceLine(each, style)));
  const more = differences.length - SHOWN;
  if (more > 0) lines.push(style.dim(`  … and ${more} more places: --json`));
  return lines.join("\n");
}

function isOtherBuild({ recording, replayed }: ReplayReport): boolean {
  return replayed.digest !== undefined && recording.digest !== replayed.digest;
}

function differenceLine({ n, method, url, what, path, ...values }: ReplayDifference, style: Style): string {
  const place = path === "" ? what : `${what} ${path}`;
  const request = style.strong(printableLine(`${n} ${method} ${url}`));
  return `  ${request}  ${place}: ${shown(values.recorded)} → ${shown(values.replayed)}`;
}

function shown(value: unknown): string {
  if (value === undefined) return "–";
  const text = printableLine(JSON.stringify(value));
  return text.length <= WIDEST_VALUE ? text : `${text.slice(0, WIDEST_VALUE)}…`;
}
