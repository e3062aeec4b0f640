import { runChecks } from "./lib/checks.mjs";
import { runMain } from "./lib/problem.mjs";
import { setUp } from "./lib/set-up.mjs";

await runMain(async () => {
  await setUp();
  const { failed } = await runChecks();
  if (failed.length === 0) return 0;
  console.error(`\n✗ ${failed.join(", ")}`);
  return 1;
});
