import type { Capture, CapturedMessage } from "../capture/capture.ts";
import type { Run } from "./run.ts";

/** The version of the bundle's format. */
const BUNDLE_SCHEMA = 1;

const NANOSECONDS = 1_000_000;

/** The first line of a bundle: what its entries are of. */
export interface BundleManifest {
  readonly twin_name: string;
  readonly twin_version: string;
  readonly run_id: string;
  /** What the run's randomness came from, where that was a whole number. */
  readonly seed: number | null;
  readonly started_at: string;
  /** Empty while the run lasts. */
  readonly finished_at: string;
  readonly entry_count: number;
  readonly schema_version: number;
}

/** Every other line of a bundle: one exchange, its bodies in base64. */
export interface BundleEntry {
  readonly run_id: string;
  /** Counts up from 1. */
  readonly seq: number;
  /** The machine's time; ISO 8601, UTC. */
  readonly timestamp: string;
  readonly method: string;
  readonly path: string;
  /** Without its question mark. */
  readonly query: string;
  readonly req_headers: Readonly<Record<string, readonly string[]>>;
  readonly req_body: string;
  readonly req_body_truncated: boolean;
  readonly res_status: number;
  readonly res_headers: Readonly<Record<string, readonly string[]>>;
  readonly res_body: string;
  readonly res_body_truncated: boolean;
  readonly duration_ns: number;
  readonly quirks_active: readonly string[];
  /** The twin's time; ISO 8601, UTC. */
  readonly sim_time: string;
}

/** What a bundle of a run's captures is of. */
export function bundleManifest(
  run: Run,
  about: { readonly twin: string; readonly version: string; readonly entries: number },
): BundleManifest {
  const { id, seed, started_at, finished_at = "" } = run;
  return {
    twin_name: about.twin,
    twin_version: about.version,
    run_id: id,
    seed: seed !== undefined && /^-?\d{1,15}$/.test(seed) ? Number(seed) : null,
    started_at,
    finished_at,
    entry_count: about.entries,
    schema_version: BUNDLE_SCHEMA,
  };
}

/** Captures as other programs for twins bundle those of a run: a manifest, then an entry each, as JSON lines. */
export function runBundle(
  run: Run,
  captures: readonly Capture[],
  about: { readonly twin: string; readonly version: string },
): string {
  const manifest = bundleManifest(run, { ...about, entries: captures.length });
  const entries = captures.map((capture, position) => bundleEntry(run.id, capture, position + 1));
  return [manifest, ...entries].map((line) => `${JSON.stringify(line)}\n`).join("");
}

function bundleEntry(run_id: string, capture: Capture, seq: number): BundleEntry {
  const { request, response, url } = capture;
  const mark = url.indexOf("?");
  return {
    run_id,
    seq,
    timestamp: new Date(capture.wall).toISOString(),
    method: capture.method,
    path: mark === -1 ? url : url.slice(0, mark),
    query: mark === -1 ? "" : url.slice(mark + 1),
    req_headers: headersOf(request),
    req_body: base64(request.body),
    req_body_truncated: request.truncated_from !== undefined,
    res_status: capture.status,
    res_headers: headersOf(response),
    res_body: base64(response.body),
    res_body_truncated: response.truncated_from !== undefined,
    duration_ns: Math.round(capture.duration_ms * NANOSECONDS),
    quirks_active: [],
    sim_time: new Date(capture.at).toISOString(),
  };
}

function headersOf({ headers }: CapturedMessage): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, [value].flat()]])),
  );
}

const base64 = (text: string) => Buffer.from(text).toString("base64");
