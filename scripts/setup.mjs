import { runMain } from "./lib/problem.mjs";
import { setUp } from "./lib/set-up.mjs";

await runMain(() => setUp({ regenerate: process.argv.includes("--force-generate") }));
