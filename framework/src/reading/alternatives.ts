import type { JsonType, SchemaIndex } from "../contracts/schema-node.ts";
import type { ReadIssue } from "./issue.ts";
import type { Alternatives } from "./prepared-schema.ts";
import type { Walk } from "./walk.ts";

/** Walks a value by `anyOf`: the first branch that fits has it. */
export function visitAnyOf(branches: Alternatives, value: unknown, walk: Walk): unknown {
  const failures: (readonly ReadIssue[])[] = [];
  for (const branch of walk.text ? branches.text : branches.json) {
    const attempt = walk.attempt(branch, value);
    if (attempt.issues.length === 0) return attempt.value;
    failures.push(attempt.issues);
  }
  walk.adopt(nearest(failures, value, walk));
  return value;
}

/** Walks a value by `oneOf`: the only branch that fits has it. */
export function visitOneOf(branches: Alternatives, value: unknown, walk: Walk): unknown {
  const failures: (readonly ReadIssue[])[] = [];
  for (const branch of walk.text ? branches.text : branches.json) {
    const attempt = walk.attempt(branch, value);
    if (attempt.issues.length > 0) failures.push(attempt.issues);
    else if (isOnlyFit(branch, branches.json, attempt.value, walk)) return attempt.value;
  }
  if (failures.length < branches.json.length) walk.report({ kind: "conflict", value });
  else walk.adopt(nearest(failures, value, walk));
  return value;
}

/** Asked of the coerced value: as text, `5` may fit a number and a string; as the number 5, it does not. */
function isOnlyFit(branch: SchemaIndex, all: readonly SchemaIndex[], value: unknown, walk: Walk): boolean {
  let fitting = 0;
  for (const other of all) {
    if (other !== branch && walk.fits(other, value)) return false;
    if (other === branch) fitting++;
  }
  return fitting === 1;
}

/**
 * The issues that tell best what is wrong with a value that fits no branch: those of the branch that wants
 * the value's type and has the fewest, of such the one that got deepest. Where no branch wants its type, all
 * the types that would have fitted. Branches that only take the empty string say nothing of other values.
 */
function nearest(
  failures: readonly (readonly ReadIssue[])[],
  value: unknown,
  walk: Walk,
): readonly ReadIssue[] {
  const telling = failures.filter((issues) => !issues.some((issue) => wantsEmptyString(issue, walk.depth)));
  const candidates = telling.length > 0 ? telling : failures;
  const typed = candidates.filter((issues) => !issues.some((issue) => isWrongType(issue, walk.depth)));
  if (typed.length > 0) return typed.reduce((best, issues) => (isNearer(issues, best) ? issues : best));
  const [first] = candidates;
  const path = first?.[0]?.path ?? [];
  const expected = new Set<JsonType>(
    candidates.flat().flatMap((issue) => (isWrongType(issue, walk.depth) ? (issue.expected ?? []) : [])),
  );
  return [{ kind: "type", path, value, expected: [...expected] }];
}

function isNearer(one: readonly ReadIssue[], other: readonly ReadIssue[]): boolean {
  const fewer = weight(one) - weight(other);
  return fewer === 0 ? reach(one) > reach(other) : fewer < 0;
}

function weight(issues: readonly ReadIssue[]): number {
  return issues.reduce((sum, issue) => sum + (issue.names?.length ?? 1), 0);
}

function reach(issues: readonly ReadIssue[]): number {
  return Math.max(...issues.map((issue) => issue.path.length));
}

function isWrongType(issue: ReadIssue, depth: number): boolean {
  return issue.kind === "type" && issue.path.length === depth;
}

function wantsEmptyString(issue: ReadIssue, depth: number): boolean {
  return (
    issue.path.length === depth &&
    issue.kind === "enum" &&
    issue.allowed?.length === 1 &&
    issue.allowed[0] === ""
  );
}
