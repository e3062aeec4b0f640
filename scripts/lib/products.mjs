import { existsSync, readdirSync } from "node:fs";
import { inRoot } from "./root.mjs";

const isSource = (/** @type {string} */ file) =>
  !/\.test\.ts$|\.gen\.ts$|\.md$|[\\/](dist|test)[\\/]|\.tsbuildinfo$/.test(file);

/** The vendors that have a spec. */
const vendors = () =>
  existsSync(inRoot("specs"))
    ? readdirSync(inRoot("specs")).filter((name) => existsSync(inRoot("specs", name, "source.json")))
    : [];

/** @returns {import("./fresh.mjs").Product} */
export const twins = () => ({
  name: "twins",
  from: ["specs", "framework/src", "generator/src", "package-lock.json"],
  isInput: isSource,
  to: [
    "twins/registry.json",
    "framework/src/contracts/control-api.gen.ts",
    ...vendors().flatMap((name) => [`twins/${name}`, `specs/${name}/api.gen.ts`]),
  ],
});

/** @returns {import("./fresh.mjs").Product} */
export const command = () => ({
  name: "command",
  from: ["cli/src", "framework/src", "generator/src", "scripts/bundle-command.mjs", "package-lock.json"],
  isInput: isSource,
  to: ["cli/dist/wt.js", "cli/dist/chunks"],
});
