import { looksLikeBundle, readBundle } from "./read-bundle.ts";
import { readCaptures } from "./read-captures.ts";
import { looksLikeHar, readHar } from "./read-har.ts";
import type { RecordedExchange } from "./recorded-exchange.ts";

/** What a recording was written as. */
export type RecordingKind = "bundle" | "captures" | "har";

/**
 * Reads a recorded session: captures as lines, an HTTP Archive, or the bundle of a run.
 *
 * @throws TwinError `recording_invalid`
 */
export function readRecording(text: string): {
  readonly kind: RecordingKind;
  readonly exchanges: readonly RecordedExchange[];
} {
  if (looksLikeHar(text)) return { kind: "har", exchanges: readHar(text) };
  if (looksLikeBundle(text)) return { kind: "bundle", exchanges: readBundle(text) };
  return { kind: "captures", exchanges: readCaptures(text) };
}
