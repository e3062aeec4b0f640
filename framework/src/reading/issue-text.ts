import type { Limit, ReadIssue } from "./issue.ts";
import { dotted } from "./path.ts";

/** What is wrong with a value, as a sentence for the twin's user; `whole` names the input itself. */
export function issueText(issue: ReadIssue, whole: string): string {
  const at = issue.path.length === 0 ? whole : dotted(issue.path);
  switch (issue.kind) {
    case "missing":
      return `${at} is missing.`;
    case "unknown":
      return `${at} has no field ${list(issue.names)}.`;
    case "type":
      return `${at} is ${shown(issue.value)}, but should be ${(issue.expected ?? []).join(" or ")}.`;
    case "enum":
      return `${at} is ${shown(issue.value)}, but should be one of ${list(issue.allowed)}.`;
    case "format":
      return `${at} is ${shown(issue.value)}, which is no ${issue.format}.`;
    case "pattern":
      return `${at} is ${shown(issue.value)}, which does not match ${issue.pattern}.`;
    case "length":
      return `${at} has too few or too many characters: ${limitText(issue.limit)}.`;
    case "range":
      return `${at} is ${shown(issue.value)}: ${limitText(issue.limit)}.`;
    case "items":
    case "properties":
      return `${at} has too few or too many ${issue.kind}: ${limitText(issue.limit)}.`;
    case "multiple":
      return `${at} is ${shown(issue.value)}, which is no multiple of ${issue.multipleOf}.`;
    case "duplicate":
      return `${at} has the same item twice.`;
    case "conflict":
      return `${at} fits several alternatives where it may fit only one.`;
    case "forbidden":
      return `${at} is ${shown(issue.value)}, which is excluded.`;
  }
}

const LONGEST_VALUE = 60;

function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? "nothing";
  return json.length > LONGEST_VALUE ? `${json.slice(0, LONGEST_VALUE)}…` : json;
}

function list(values: readonly unknown[] = []): string {
  return values.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join(", ");
}

function limitText({ min, max, above, below }: Limit = {}): string {
  if (min !== undefined) return `at least ${min}`;
  if (max !== undefined) return `at most ${max}`;
  return above !== undefined ? `more than ${above}` : `less than ${below}`;
}
