/** @typedef {{ path: string, line: number, text: string, rule: string }} Violation */
/** @typedef {{ rule: string, applies: (path: string) => boolean, pattern: RegExp }} HouseRule */

const isCode = (/** @type {string} */ path) => /\.(ts|mjs|js|grit)$/.test(path);
const isLock = (/** @type {string} */ path) => path === "package-lock.json";

/** Vendors' names that are ordinary words as well: only what can be nothing but the name counts. */
const ordinary = new Set(["resend"]);

/** @param {string} vendor */
const named = (vendor) => (ordinary.has(vendor) ? `${vendor}(?:'s|\\.com|\\.dev)` : vendor);

/**
 * What no linter checks.
 * @param {readonly string[]} vendors names that must not stand in the framework
 * @returns {readonly HouseRule[]}
 */
export const houseRules = (vendors) => [
  {
    rule: "the framework knows no vendor",
    applies: (path) => path.startsWith("framework/"),
    pattern: new RegExp(`(?<![a-z])(?:${vendors.map(named).join("|")})(?![a-z])`, "i"),
  },
  {
    rule: "no package registry's host",
    applies: (path) => !isLock(path),
    pattern:
      /registry\.(?:npmjs|yarnpkg|npmmirror)|npm\.pkg\.github|deb\.debian\.|\bpypi\.org|proxy\.golang\./i,
  },
  {
    rule: "no path of one machine",
    applies: (path) => !isLock(path),
    pattern: /(?<![\w.})\]-])\/(?:tmp|work|farm|root|home|Users)\/[a-z.]/i,
  },
  {
    rule: "nothing left for later",
    applies: isCode,
    pattern: /\b(?:TO[D]O|FIX[M]E|X[X]X)\b/,
  },
  {
    rule: "no lint suppressed",
    applies: isCode,
    pattern: /(?:biome|eslint|oxlint)-(?:ignore|disable)|@ts-no[c]heck/,
  },
];

/**
 * @param {string} path relative to the root, with slashes
 * @param {string} content
 * @param {readonly HouseRule[]} rules
 * @returns {Violation[]}
 */
export function findViolations(path, content, rules) {
  const relevant = rules.filter(({ applies }) => applies(path));
  return content
    .split("\n")
    .flatMap((text, index) =>
      relevant
        .filter(({ pattern }) => pattern.test(text))
        .map(({ rule }) => ({ path, line: index + 1, text: text.trim().slice(0, 120), rule })),
    );
}
