import { ReadProblem } from "../reading/problem.ts";
import { RequestFailed } from "../resources/fail.ts";

/**
 * What decoding gives.
 *
 * @throws RequestFailed `invalid_argument` with the problem that kept it from being decoded
 */
export function refuseUnreadable<T>(decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    if (error instanceof ReadProblem)
      throw new RequestFailed({ reason: "invalid_argument", problem: error.kind, message: error.message });
    throw error;
  }
}
