import { describeError } from "../errors.ts";
import { printable, printableLine } from "./printable.ts";
import { type Style, styleFor } from "./style.ts";

/**
 * Where a command says what it did: one object on stdout with `--json`, text without.
 *
 * Everything that is not the result (progress, notes, errors for people) goes to stderr.
 */
export class Output {
  readonly json: boolean;
  readonly style: Style = styleFor(process.stdout);
  /** The width of the terminal; without one there is no end of room. */
  readonly columns: number = process.stdout.columns ?? Number.POSITIVE_INFINITY;
  readonly #errorStyle: Style = styleFor(process.stderr);

  constructor(options: { json: boolean }) {
    this.json = options.json;
  }

  /** Tells the command's result; call it once. `text` is only asked for when people read. */
  result(data: object, text: () => string): void {
    if (this.json) {
      process.stdout.write(`${JSON.stringify({ ok: true, data })}\n`);
      return;
    }
    const words = text();
    if (words !== "") process.stdout.write(`${words}\n`);
  }

  /** Tells what is going on meanwhile. */
  note(text: string): void {
    process.stderr.write(`${this.#errorStyle.dim(printable(text))}\n`);
  }

  /** Says goodbye after Ctrl-C, over the `^C` that a terminal shows for it. */
  farewell(text: string): void {
    process.stderr.write(process.stderr.isTTY ? "\r" : "");
    this.note(text);
  }

  /** Reports an error; `afterResult` keeps stdout to the one object it already holds. */
  error(error: unknown, options: { afterResult?: boolean } = {}): void {
    const reported = describeError(error);
    if (this.json && options.afterResult !== true) {
      process.stdout.write(`${JSON.stringify({ ok: false, error: reported })}\n`);
      return;
    }
    const { bad, dim } = this.#errorStyle;
    const lines = (reported.details ?? []).map((line) => dim(`    ${printable(line)}`));
    lines.push(`${bad("wt:")} ${printable(reported.message)}`);
    if (reported.hint !== undefined) lines.push(dim(`    ${printableLine(reported.hint)}`));
    process.stderr.write(`${lines.join("\n")}\n`);
  }
}

/** Keeps a reader that goes away early (`wt catalog | head -1`) from ending the command with an error. */
export function tolerateClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
}
