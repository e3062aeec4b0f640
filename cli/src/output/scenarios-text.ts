import { AssertionError } from "node:assert/strict";
import { stripVTControlCharacters } from "node:util";
import type { Failure, ScenarioResult, StepResult } from "../scenarios/result.ts";
import { printable, printableLine } from "./printable.ts";
import type { Style } from "./style.ts";

const LONGEST_BODY = 400;

/** A scenario's result: a line where all is well, else each step and what was otherwise than expected. */
export function scenarioText(
  { file, name, passed, steps, duration_ms }: ScenarioResult,
  style: Style,
): string {
  const title = `${style.strong(printableLine(name))}  ${style.dim(`${printableLine(file)}  ${Math.round(duration_ms)} ms`)}`;
  if (passed) return `${style.good("✓")} ${title}`;
  return [`${style.bad("✗")} ${title}`, ...steps.flatMap((step) => stepLines(step, style))].join("\n");
}

/** How many scenarios and steps did well. */
export function summaryText(results: readonly ScenarioResult[], { bad, good }: Style): string {
  const failed = results.filter(({ passed }) => !passed).length;
  const steps = results.flatMap((result) => result.steps);
  const well = steps.filter(({ status }) => status === "passed").length;
  const text = `${results.length - failed} of ${results.length} scenarios passed, ${well} of ${steps.length} steps`;
  return `\n${failed === 0 ? good(text) : bad(text)}`;
}

function stepLines({ name, status, failures, answer }: StepResult, style: Style): readonly string[] {
  const { bad, dim, good } = style;
  const shown = printableLine(name);
  if (status === "passed") return [`  ${good("✓")} ${dim(shown)}`];
  if (status === "skipped")
    return [`  ${dim(`– ${shown} (needs what an earlier step should have captured)`)}`];
  const lines = failures.flatMap((failure) => failureLines(failure, style));
  if (answer !== undefined) {
    const body = answer.body.length > LONGEST_BODY ? `${answer.body.slice(0, LONGEST_BODY)}…` : answer.body;
    lines.push(dim(`answered ${answer.status} ${printableLine(body)}`));
  }
  return [`  ${bad("✗")} ${shown}`, ...lines.map((line) => `      ${line}`)];
}

function failureLines({ place, message, expected, actual }: Failure, { bad, good, strong }: Style): string[] {
  const title = `${strong(printableLine(place))} ${printableLine(message)}`;
  if (isLarge(expected) && isLarge(actual)) return [title, ...diffLines(expected, actual, { bad, good })];
  return [
    title,
    ...(expected === undefined ? [] : [good(`  expected  ${shownValue(expected)}`)]),
    ...(actual === undefined ? [] : [bad(`  actual    ${shownValue(actual)}`)]),
  ];
}

const isLarge = (value: unknown) => typeof value === "object" && value !== null;

function shownValue(value: unknown): string {
  return printableLine(JSON.stringify(value));
}

/** What differs between two structures, line by line, as Node's assertions tell it. */
function diffLines(expected: unknown, actual: unknown, { bad, good }: Pick<Style, "bad" | "good">): string[] {
  const { message } = new AssertionError({ expected, actual, operator: "deepStrictEqual" });
  return stripVTControlCharacters(message)
    .split("\n")
    .slice(1)
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const text = `  ${printable(line)}`;
      return line.startsWith("-") ? good(text) : line.startsWith("+") ? bad(text) : text;
    });
}
