import { TwinError } from "@wondertwin/framework/contracts";

/** A `TwinError` with lines of evidence below it, such as the end of a log. */
export class CliError extends TwinError {
  readonly details: readonly string[];

  constructor(
    code: string,
    message: string,
    options: { hint?: string; cause?: unknown; details?: readonly string[] } = {},
  ) {
    super(code, message, options);
    this.details = options.details ?? [];
  }
}
