import { runChecks } from "./lib/checks.mjs";
import { runMain } from "./lib/problem.mjs";
import { setUp } from "./lib/set-up.mjs";
import { summary } from "./lib/summary.mjs";
import { runTests } from "./lib/tests.mjs";

/** The whole proof: set-up, checks, tests. A check counts like a test in the sum, the last line printed. */
await runMain(async () => {
  await setUp();
  const checks = await runChecks();
  console.log();
  const tests = await runTests(process.argv.slice(2));
  const failed = tests.failed + checks.failed.length;
  if (checks.failed.length > 0) console.log(`\nfailed checks: ${checks.failed.join(", ")}`);
  console.log(`\n${summary({ ...tests, passed: tests.passed + checks.passed, failed })}`);
  return failed === 0 ? 0 : 1;
});
