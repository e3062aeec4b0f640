import { TwinError } from "../contracts/twin-error.ts";
import type { RecordedAnswer } from "./recorded-answer.ts";
import type { RecordedExchange } from "./recorded-exchange.ts";

const NANOSECONDS = 1_000_000;

/** Whether a text begins with the manifest of a run's bundle, as other programs for twins write them. */
export function looksLikeBundle(text: string): boolean {
  const first = jsonOf(text.split("\n", 1)[0] ?? "");
  return "schema_version" in first && "run_id" in first;
}

/**
 * Reads a bundle of a run: a manifest, then an exchange a line, bodies in base64.
 *
 * @throws TwinError `recording_invalid` naming the line
 */
export function readBundle(text: string): readonly RecordedExchange[] {
  const [manifest, ...lines] = text.split("\n").filter((line) => line.trim() !== "");
  const version: unknown = jsonOf(manifest ?? "").schema_version;
  if (version !== 1) throw invalid(`its schema version is ${String(version)}, and 1 is read here.`);
  return lines.map((line, index) => exchangeOf(jsonOf(line), index + 2));
}

function exchangeOf(entry: Fields, line: number): RecordedExchange {
  const { seq, method, path, query, res_status, timestamp, sim_time, duration_ns } = entry;
  if (typeof method !== "string" || typeof path !== "string" || typeof res_status !== "number")
    throw invalid(`line ${line} is no exchange.`);
  const wall = momentOf(timestamp);
  return {
    n: typeof seq === "number" ? seq : line - 1,
    request: {
      method,
      url: typeof query === "string" && query !== "" ? `${path}?${query}` : path,
      headers: headersOf(entry.req_headers),
      body: textOf(entry.req_body),
    },
    cut: entry.req_body_truncated === true,
    answer: {
      status: res_status,
      headers: headersOf(entry.res_headers),
      body: textOf(entry.res_body),
      cut: entry.res_body_truncated === true,
    },
    when: {
      wall,
      at: sim_time === undefined ? wall : momentOf(sim_time),
      duration: typeof duration_ns === "number" ? duration_ns / NANOSECONDS : 0,
    },
  };
}

/** What is read of a line; whether it is there is checked where it is used. */
interface Fields {
  readonly schema_version?: unknown;
  readonly run_id?: unknown;
  readonly seq?: unknown;
  readonly method?: unknown;
  readonly path?: unknown;
  readonly query?: unknown;
  readonly req_headers?: unknown;
  readonly req_body?: unknown;
  readonly req_body_truncated?: unknown;
  readonly res_status?: unknown;
  readonly res_headers?: unknown;
  readonly res_body?: unknown;
  readonly res_body_truncated?: unknown;
  readonly timestamp?: unknown;
  readonly sim_time?: unknown;
  readonly duration_ns?: unknown;
}

function momentOf(time: unknown): number {
  const moment = typeof time === "string" ? Date.parse(time) : Number.NaN;
  return Number.isNaN(moment) ? 0 : moment;
}

/** Values may be one text or a list of them. */
function headersOf(headers: unknown): RecordedAnswer["headers"] {
  const told = Object.entries(Object(headers)).flatMap(([name, value]) => {
    const texts = [value].flat().filter((each) => typeof each === "string");
    const [first] = texts;
    return first === undefined ? [] : [[name.toLowerCase(), texts.length === 1 ? first : texts] as const];
  });
  return Object.fromEntries(told);
}

function textOf(body: unknown): string {
  return typeof body === "string" ? Buffer.from(body, "base64").toString() : "";
}

function jsonOf(line: string): Fields {
  try {
    const value: unknown = JSON.parse(line);
    return Object(value);
  } catch {
    return {};
  }
}

function invalid(what: string): TwinError {
  return new TwinError("recording_invalid", `This is no bundle of a run that can be read: ${what}`, {
    hint: "Export it again: wt captures export FILE --format bundle.",
  });
}
