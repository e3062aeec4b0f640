import { TwinError } from "../contracts/twin-error.ts";

/** What became of the journal when its file could not be written, for the twin's user. */
export function journalFailure(cause: unknown, file: string): TwinError {
  if (cause instanceof TwinError) return cause;
  const why = cause instanceof Error ? cause.message : String(cause);
  return new TwinError("journal_failed", `The twin cannot write its journal ${file}: ${why}.`, {
    hint: "Make room on the disk or mend it, then start the twin again: all that was answered is kept.",
    cause,
  });
}
