import { styleText } from "node:util";

const live = process.stdout.isTTY === true && !process.env["CI"];
const colour = process.stdout.isTTY === true && !process.env["NO_COLOR"];

/**
 * @param {"green" | "red" | "dim"} style
 * @param {string} text
 */
const paint = (style, text) => (colour ? styleText(style, text) : text);

/** @param {number} milliseconds */
export const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

/**
 * Does one piece of work and prints one line about it: `✓ types (1.2 s)`.
 *
 * What the work resolves to, if anything, is printed below that line.
 *
 * @param {{ doing: string, done: string }} names
 * @param {() => Promise<string | void>} work
 */
export async function step({ doing, done }, work) {
  const started = performance.now();
  process.stdout.write(live ? paint("dim", `… ${doing}`) : `… ${doing}\n`);
  const end = (/** @type {string} */ line) => process.stdout.write(`${live ? "\r\x1b[2K" : ""}${line}\n`);
  const took = () => paint("dim", `(${seconds(performance.now() - started)})`);
  try {
    const details = (await work())?.trimEnd() ?? "";
    end(`${paint("green", "✓")} ${done} ${took()}`);
    if (details !== "") console.log(paint("dim", details.replaceAll(/^/gm, "  ")));
  } catch (error) {
    end(`${paint("red", "✗")} ${doing} ${took()}`);
    throw error;
  }
}
