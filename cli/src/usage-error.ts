import { TwinError } from "@wondertwin/framework/contracts";

/** The error for a command line that asks for nothing that could be done. */
export function usageError(message: string, hint: string): TwinError {
  return new TwinError("usage", message, { hint });
}
