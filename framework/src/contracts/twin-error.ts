/**
 * Something the twin's user can mend: what went wrong, where, and what to do next.
 *
 * `code` is stable and machine-readable (`port_in_use`); `hint` is one sentence that starts with a verb.
 */
export class TwinError extends Error {
  readonly code: string;
  readonly hint: string | undefined;

  constructor(code: string, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "TwinError";
    this.code = code;
    this.hint = options.hint;
  }
}
