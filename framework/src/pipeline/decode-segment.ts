import { RequestFailed } from "../resources/fail.ts";

/**
 * A segment of a path as it was meant.
 *
 * @throws RequestFailed `malformed_path` where it is not encoded as UTF-8
 */
export function decodeSegment(segment: string): string {
  if (!segment.includes("%")) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new RequestFailed({ reason: "invalid_argument", problem: "malformed_path" });
  }
}
