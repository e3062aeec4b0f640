import type { Coverage, OperationEntry } from "../contracts/artifact.ts";
import { ORIGIN_HEADER } from "../contracts/own-headers.ts";
import type { Strike } from "../faults/strike.ts";
import type { Exchange, TwinResponse } from "../pipeline/exchange.ts";
import { meantOrigin } from "../pipeline/meant-origin.ts";
import type { RecordedExchange } from "../replay/recorded-exchange.ts";
import { EFFECT } from "../schedule/effect-method.ts";
import type { Change } from "../store/table.ts";
import type { Capture, CaptureDetail, CapturedDisturbance, CapturedMessage } from "./capture.ts";
import { type CaptureFilter, captureTest } from "./capture-filter.ts";
import type { Redactor } from "./redact.ts";
import { type Headers, sameOr } from "./same-headers.ts";

const MAX_BODY = 64 * 1024;
const DEFAULT_LIST = 100;

/**
 * What is kept of an exchange: few objects, most of them shared with the store or with other entries, because
 * thousands of these outlive their requests.
 */
interface Entry {
  readonly id: number;
  readonly requestId: string;
  readonly at: number;
  readonly wall: number;
  readonly duration: number;
  readonly partition: string | undefined;
  readonly run: string | undefined;
  readonly method: string;
  readonly url: string;
  readonly operation: OperationEntry | undefined;
  readonly coverage: Coverage | undefined;
  readonly status: number;
  readonly requestHeaders: Headers;
  /** One character a byte: the buffer itself would hold on to all that was received with it. */
  readonly requestBody: string;
  readonly responseHeaders: Headers;
  readonly responseBody: TwinResponse["body"] | readonly string[];
  readonly strike: Strike | undefined;
  readonly imported?: true;
  readonly replayed: boolean;
  readonly events: readonly string[];
  readonly changes: readonly Change[] | undefined;
}

/** The newest exchanges, oldest first; entries become captures when they are read. */
export class CaptureLog {
  readonly #size: number;
  readonly #entries: Entry[] = [];
  #last = 0;
  #added = 0;
  #lastHeaders: Headers = {};

  constructor(size: number) {
    this.#size = size;
  }

  /** The number of the newest exchange. */
  get last(): number {
    return this.#last;
  }

  /** `id` grows from one exchange to the next, and may leave out numbers of what is no exchange. */
  add(
    exchange: Exchange,
    response: TwinResponse,
    about: {
      id: number;
      coverage: Coverage | undefined;
      duration: number;
      run: string | undefined;
    },
  ): void {
    this.#last = about.id;
    if (this.#size === 0) return;
    const { request, session } = exchange;
    this.#lastHeaders = sameOr(this.#lastHeaders, request.headers);
    const entry: Entry = {
      id: about.id,
      requestId: exchange.id,
      at: session?.at ?? 0,
      wall: exchange.wall,
      duration: about.duration,
      partition: exchange.world?.name,
      run: about.run,
      method: request.method,
      url: request.url,
      operation: exchange.operation,
      coverage: about.coverage,
      status: response.status,
      requestHeaders: this.#lastHeaders,
      requestBody: bytesOf(request.body).toString("latin1"),
      responseHeaders: response.headers,
      responseBody: exchange.parts ?? response.body,
      strike: exchange.strike,
      replayed: exchange.replayed ?? false,
      events: session?.eventNames() ?? [],
      changes: exchange.changes,
    };
    this.#keep(entry);
  }

  /** Adds an exchange that was recorded elsewhere. */
  addImported(
    id: number,
    { request, answer, when }: RecordedExchange,
    operation: OperationEntry | undefined,
  ): void {
    this.#last = id;
    if (this.#size === 0) return;
    this.#keep({
      id,
      requestId: "",
      at: when?.at ?? 0,
      wall: when?.wall ?? 0,
      duration: when?.duration ?? 0,
      partition: undefined,
      run: undefined,
      method: request.method,
      url: request.url,
      operation,
      coverage: undefined,
      status: answer.status,
      requestHeaders: request.headers,
      requestBody: Buffer.from(request.body).toString("latin1"),
      responseHeaders: answer.headers,
      responseBody: answer.body,
      strike: undefined,
      imported: true,
      replayed: false,
      events: [],
      changes: undefined,
    });
  }

  #keep(entry: Entry): void {
    this.#entries[this.#added++ % this.#size] = entry;
  }

  /**
   * The captures that a filter means, oldest first: the first ones behind `after` where it is given, else the
   * newest.
   *
   * @throws TwinError `bad_time`
   */
  list(filter: CaptureFilter, redactor: Redactor): Capture[] {
    const { after, limit = DEFAULT_LIST } = filter;
    const isMeant = captureTest(filter);
    const found = this.#entries
      .filter((entry) => entry.id > (after ?? 0) && isMeant(entry))
      .sort((one, other) => one.id - other.id);
    const listed = after === undefined ? found.slice(-limit) : found.slice(0, limit);
    return listed.map((entry) => toCapture(entry, redactor));
  }

  /** One capture and what it changed. */
  find(id: number, redactor: Redactor): CaptureDetail | undefined {
    const entries = this.#entries.filter((each) => each.id === id);
    // What happened by itself has the number of the request that found it due.
    const entry = entries.find(({ method }) => method !== EFFECT) ?? entries[0];
    return (
      entry && {
        ...toCapture(entry, redactor),
        changes: (entry.changes ?? []).map((each) => detail(each, redactor)),
      }
    );
  }
}

function bytesOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function toCapture(entry: Entry, redactor: Redactor): Capture {
  const { responseBody } = entry;
  const answered =
    typeof responseBody === "string"
      ? responseBody
      : responseBody instanceof Uint8Array
        ? bytesOf(responseBody).toString()
        : responseBody.join("");
  const asked = Buffer.from(entry.requestBody, "latin1").toString();
  const { [ORIGIN_HEADER]: _, ...askedWith } = entry.requestHeaders;
  const origin = meantOrigin({ headers: entry.requestHeaders });
  return {
    id: entry.id,
    request_id: entry.requestId,
    at: entry.at,
    wall: entry.wall,
    duration_ms: entry.duration,
    partition: entry.partition,
    ...(entry.run !== undefined && { run: entry.run }),
    ...(origin !== undefined && { host: new URL(origin).host }),
    method: entry.method,
    url: redactor.url(entry.url),
    operation: entry.operation?.id,
    coverage: entry.coverage,
    status: entry.status,
    request: message(askedWith, asked, redactor),
    response: message(entry.responseHeaders, answered, redactor),
    ...(entry.strike && { disturbance: disturbanceOf(entry.strike) }),
    ...(entry.imported && { imported: true }),
    replayed: entry.replayed,
    events: entry.events,
    changes: (entry.changes ?? []).map(({ kind, table, row }) => ({
      resource: table.name,
      id: row.key,
      kind,
    })),
  };
}

function disturbanceOf({ faults, delay, effect }: Strike): CapturedDisturbance {
  const network = effect?.network;
  return { faults, ...(delay > 0 && { delay_ms: delay }), ...(network !== undefined && { network }) };
}

function detail(change: Change, redactor: Redactor): CaptureDetail["changes"][number] {
  const { kind, table, row } = change;
  return {
    resource: table.name,
    id: row.key,
    kind,
    ...("before" in change && { before: redactor.value(change.before) }),
    ...("after" in change && { after: redactor.value(change.after) }),
  };
}

function message(headers: Headers, whole: string, redactor: Redactor): CapturedMessage {
  const shown = redactor.headers(headers);
  const body = redactor.body(whole);
  return body.length <= MAX_BODY
    ? { headers: shown, body }
    : { headers: shown, body: body.slice(0, MAX_BODY), truncated_from: Buffer.byteLength(whole) };
}
