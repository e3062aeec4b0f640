import { AssertionError } from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import Mocha from "mocha";
import { summary } from "./lib/summary.mjs";

const { Base } = Mocha.reporters;
const { EVENT_RUN_END, EVENT_TEST_FAIL, EVENT_TEST_PASS, EVENT_TEST_PENDING } = Mocha.Runner.constants;
const slowestShown = 5;

/**
 * @typedef {object} FileRun what happened so far in one file
 * @property {string} file
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {number} milliseconds
 */

/**
 * A line per file while it runs; then the failures in full, the slowest tests, and the sum as last line.
 *
 * With `TEST_COUNTS` set to a file's path the sum goes there as JSON, for a caller that adds to it.
 */
export default class Reporter extends Base {
  /**
   * @param {Mocha.Runner} runner
   * @param {Mocha.MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    /** @type {FileRun | undefined} */
    let current;
    /** @type {Mocha.Test[]} */
    const passes = [];

    const count = (
      /** @type {Mocha.Runnable} */ test,
      /** @type {"passed" | "failed" | "skipped"} */ verdict,
    ) => {
      const file = relative(process.cwd(), test.file ?? "");
      if (current?.file !== file) {
        if (current) printFile(current);
        current = { file, passed: 0, failed: 0, skipped: 0, milliseconds: 0 };
      }
      current[verdict] += 1;
      current.milliseconds += test.duration ?? 0;
    };

    runner.on(EVENT_TEST_PASS, (test) => {
      count(test, "passed");
      passes.push(test);
    });
    runner.on(EVENT_TEST_FAIL, (test) => count(test, "failed"));
    runner.on(EVENT_TEST_PENDING, (test) => count(test, "skipped"));
    runner.once(EVENT_RUN_END, () => {
      if (current) printFile(current);
      for (const { err } of this.failures) dropOwnDifference(err);
      if (this.failures.length > 0) Base.list(this.failures);
      printSlowest(passes);
      report({ passed: passes.length, failed: this.failures.length, skipped: this.stats.pending });
    });
  }
}

/** @param {FileRun} run */
function printFile({ file, passed, failed, skipped, milliseconds }) {
  const mark = failed > 0 ? Base.color("fail", "✗") : Base.color("checkmark", "✓");
  const verdicts = [
    `${passed} passed`,
    failed > 0 && `${failed} failed`,
    skipped > 0 && `${skipped} skipped`,
  ];
  const detail = `${verdicts.filter(Boolean).join(", ")} (${Math.round(milliseconds)} ms)`;
  Base.consoleLog(`${mark} ${file} ${Base.color("light", detail)}`);
}

/**
 * Cuts the difference out of a comparison's message, because mocha shows one too.
 * @param {unknown} error
 */
function dropOwnDifference(error) {
  if (!(error instanceof AssertionError) || !error.generatedMessage) return;
  if (!["strictEqual", "deepStrictEqual"].includes(error.operator)) return;
  const short = error.message.split("\n", 1)[0] ?? "";
  error.stack = error.stack?.replace(error.message, () => short) ?? "";
  error.message = short;
}

/** @param {readonly Mocha.Test[]} passes */
function printSlowest(passes) {
  const slow = passes.filter((test) => test.speed === "slow");
  if (slow.length === 0) return;
  Base.consoleLog(Base.color("light", "\nslowest"));
  for (const test of slow.toSorted((a, b) => (b.duration ?? 0) - (a.duration ?? 0)).slice(0, slowestShown)) {
    Base.consoleLog(Base.color("light", `  ${String(test.duration).padStart(6)} ms  ${test.fullTitle()}`));
  }
}

/** @param {{ passed: number, failed: number, skipped: number }} counts */
function report(counts) {
  const file = process.env["TEST_COUNTS"];
  if (file) writeFileSync(file, JSON.stringify(counts));
  else Base.consoleLog(`\n${summary(counts)}`);
}
