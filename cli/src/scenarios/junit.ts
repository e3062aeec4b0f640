import type { Failure, ScenarioResult, StepResult } from "./result.ts";

/** Results as JUnit's XML, which CI systems read: a scenario is a suite, a step a case. */
export function junitOf(results: readonly ScenarioResult[]): string {
  const suites = results.map(suiteOf).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="wt test">\n${suites}</testsuites>\n`;
}

function suiteOf({ file, name, steps, duration_ms }: ScenarioResult): string {
  const count = (wanted: StepResult["status"]) => steps.filter(({ status }) => status === wanted).length;
  const counts = `tests="${steps.length}" failures="${count("failed")}" skipped="${count("skipped")}"`;
  const about = `name=${quoted(name)} file=${quoted(file)} ${counts} time="${seconds(duration_ms)}"`;
  return `  <testsuite ${about}>\n${steps.map((step) => caseOf(step, name)).join("")}  </testsuite>\n`;
}

function caseOf({ name, status, duration_ms, failures }: StepResult, scenario: string): string {
  const about = `name=${quoted(name)} classname=${quoted(scenario)} time="${seconds(duration_ms)}"`;
  if (status === "passed") return `    <testcase ${about}/>\n`;
  const inside = status === "skipped" ? "<skipped/>" : failures.map(failureOf).join("");
  return `    <testcase ${about}>${inside}</testcase>\n`;
}

function failureOf({ place, message, expected, actual }: Failure): string {
  const text = `expected: ${JSON.stringify(expected) ?? "–"}\nactual: ${JSON.stringify(actual) ?? "–"}`;
  return `<failure message=${quoted(`${place} ${message}`)}>${escaped(text)}</failure>`;
}

const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(3);
const quoted = (text: string) => `"${escaped(text).replaceAll('"', "&quot;").replaceAll("\n", "&#10;")}"`;

/** XML has no place for most control characters, however they are written. */
function escaped(text: string): string {
  const allowed = text.toWellFormed().replace(/(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/gu, "\uFFFD");
  return allowed.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
