import { runningTwin } from "../control/running-twin.ts";
import { TwinControl } from "../control/twin-control.ts";
import { usageError } from "../usage-error.ts";

/** A twin by its URL, or by its name where it runs for this project. Throws `usage` and what `runningTwin` throws. */
export function twinAddressed(word: string): TwinControl {
  if (!word.includes("://")) return runningTwin(word);
  if (URL.canParse(word) && /^https?:/.test(word))
    return new TwinControl("The twin", word.replace(/\/+$/, ""));
  throw usageError(
    `--twin ${word} is no HTTP address.`,
    "Write it like http://127.0.0.1:4111, or a twin's name.",
  );
}
