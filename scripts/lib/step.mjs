import { styleText } from "node:util";

const live = process.stdout.isTTY === true && !process.env["CI"];
const colour = process.stdout.isTTY === true && !process.env["NO_COLOR"];

/**
 * @param {"green" | "red" | "dim"} style
 * @param {string} text
 */
const paint = (style, text) => (colour ? styleText(style, text) : text);

/** @param {number} milliseconds */
const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

/** How long a step may take, in milliseconds, before a log that cannot be overwritten is told of it. */
const patience = 2_000;

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
  if (live) process.stdout.write(paint("dim", `… ${doing}`));
  const announcement = live ? undefined : setTimeout(() => console.log(`… ${doing}`), patience);
  const end = (/** @type {string} */ line) => {
    clearTimeout(announcement);
    console.log(
      `${live ? "\r\x1b[2K" : ""}${line} ${paint("dim", `(${seconds(performance.now() - started)})`)}`,
    );
  };
  try {
    const details = (await work())?.trimEnd() ?? "";
    end(`${paint("green", "✓")} ${done}`);
    if (details !== "") console.log(paint("dim", details.replaceAll(/^/gm, "  ")));
  } catch (error) {
    end(`${paint("red", "✗")} ${doing}`);
    throw error;
  }
}
