import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { findStaleCode } from "./lib/code-in-docs.mjs";
import { findTableGaps } from "./lib/folder-tables.mjs";
import { findViolations, houseRules } from "./lib/house-rules.mjs";
import { Problem, runMain } from "./lib/problem.mjs";
import { isRegistryLeftBehind } from "./lib/registry-drift.mjs";
import { findMisnamedResources } from "./lib/resource-files.mjs";
import { inRoot, root } from "./lib/root.mjs";

/** Vendors that people write about, besides those that have a spec. */
const wellKnown = [
  "stripe",
  "slack",
  "github",
  "gitlab",
  "hubspot",
  "twilio",
  "sendgrid",
  "posthog",
  "shopify",
  "plaid",
];

/** @param {string[]} args */
const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8" });

/** Every file that git has or would take. */
function files() {
  const listed = git("ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0");
  const present = listed.filter((path) => path !== "" && existsSync(inRoot(path)));
  if (present.length === 0) throw new Problem("git lists no files here, so the house rules saw nothing.");
  return present;
}

const read = (/** @type {string} */ path) => readFileSync(inRoot(path), "utf8");

await runMain(async () => {
  const paths = files();
  const rules = houseRules([...new Set([...wellKnown, ...readdirSync(inRoot("specs"))])]);
  const violations = paths.flatMap((path) => findViolations(path, read(path), rules));
  for (const { path, line, rule, text } of violations) console.error(`${path}:${line}  ${rule}\n    ${text}`);
  const others = [
    ...findTableGaps(paths, read),
    ...findMisnamedResources(paths, read),
    ...findStaleCode(paths, read),
  ];
  if (isRegistryLeftBehind(git("status", "--porcelain", "-z"))) {
    others.push("twins/registry.json is not what the committed sources give: commit it with them");
  }
  for (const sentence of others) console.error(sentence);
  return violations.length + others.length === 0 ? 0 : 1;
});
