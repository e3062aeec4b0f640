import type { CoverageCount } from "./manifest.ts";

/**
 * How a twin's process is started and watched.
 *
 * `node <twin>/index.js --port N [--host H] [--ready-file F] [--instance TOKEN] [--seed TEXT] [--now TIME]
 * [--state-dir D] [--durability none|write|fsync] [--journal-mb N] [--fresh] [--webhook-url URL [--webhook-secret TEXT]]
 * [--webhook-host H]... [--rate-limits]`
 * listens, then writes `F` atomically with a `ReadyFile` in it, then prints one line. Port 0 takes any
 * free port. `WT_CONTROL_TOKEN` in the environment is what other machines need to control it. With `--state-dir` the twin keeps its journal there and goes on where the last run ended, unless
 * `--fresh` is said, and removes the oldest of it beyond `--journal-mb`. With
 * `--rate-limits` the vendor's rate limits are enforced; with
 * `--webhook-url` all events are delivered there beside the subscriptions made through the API; deliveries go to
 * loopback and to each `--webhook-host` only. SIGTERM and SIGINT end it with exit code 0 within five seconds; a port in use is exit code 5
 * with one line on stderr.
 *
 * `node <twin>/index.js --replay SESSION [--against URL] [--authorization TEXT] [--credentials]` listens nowhere: it
 * does a journal or a file of captures again, prints one line, a `ReplayReport` as JSON, and ends with exit code 1
 * where answers differed. Credentials that a journal holds are sent to another server with `--credentials` only.
 */
export interface ReadyFile {
  readonly twin: string;
  readonly version: string;
  readonly pid: number;
  readonly port: number;
  readonly url: string;
  /** The token given by whoever started the process; tells it from a later owner of the same pid or port. */
  readonly instance: string;
}

/** What a twin writes into its ready file when it cannot start, for a reason that its user can mend. */
export interface FailedStart {
  /** The token given by whoever started the process. */
  readonly instance: string;
  readonly error: { readonly code: string; readonly message: string; readonly hint?: string };
}

/** The path below which every twin answers about itself; no vendor's path starts so. */
export const CONTROL_PREFIX = "/_wt";

/** The answer of `GET /_wt/health`. */
export interface Health extends ReadyFile {
  readonly status: "ok";
  readonly operations: number;
  readonly coverage: CoverageCount;
}

/** The exit codes of `wt` and of twins. */
export const EXIT = {
  done: 0,
  negative: 1,
  usage: 2,
  undecided: 3,
  login: 4,
  runtime: 5,
  integrity: 6,
  licence: 7,
  notFound: 8,
} as const;
