import type { Coverage } from "../contracts/artifact.ts";
import type { Exchange, TwinResponse } from "../pipeline/exchange.ts";
import type { Capture, CapturedMessage } from "./capture.ts";

const MAX_BODY = 64 * 1024;

/** Headers that carry secrets; what is shown has them replaced. */
const secret = new Set(["authorization", "cookie", "set-cookie", "proxy-authorization", "x-api-key"]);

interface Entry {
  readonly id: number;
  readonly exchange: Exchange;
  readonly response: TwinResponse;
  readonly coverage: Coverage | undefined;
  readonly at: number;
  readonly duration: number;
}

/** The newest exchanges, oldest first; entries keep references and become captures when they are read. */
export class CaptureLog {
  readonly #size: number;
  readonly #entries: Entry[] = [];
  #count = 0;

  constructor(size: number) {
    this.#size = size;
  }

  add(
    exchange: Exchange,
    response: TwinResponse,
    about: { coverage: Coverage | undefined; at: number; duration: number },
  ): void {
    if (this.#size === 0) return;
    const entry: Entry = { id: ++this.#count, exchange, response, ...about };
    if (this.#entries.length < this.#size) this.#entries.push(entry);
    else this.#entries[(this.#count - 1) % this.#size] = entry;
  }

  /** Captures with an id above `after`, oldest first, the newest `limit` of them. */
  list({ after = 0, limit = 100 }: { after?: number; limit?: number } = {}): Capture[] {
    const kept = this.#entries.filter((entry) => entry.id > after).sort((one, other) => one.id - other.id);
    return kept.slice(-limit).map(toCapture);
  }

  find(id: number): Capture | undefined {
    const entry = this.#entries.find((each) => each.id === id);
    return entry && toCapture(entry);
  }

  clear(): void {
    this.#entries.length = 0;
  }
}

function toCapture({ id, exchange, response, coverage, at, duration }: Entry): Capture {
  const { request, operation, session, changes } = exchange;
  return {
    id,
    request_id: exchange.id,
    at,
    duration_ms: duration,
    partition: exchange.world?.name,
    method: request.method,
    url: request.url,
    operation: operation?.id,
    coverage,
    status: response.status,
    request: message(request.headers, request.body),
    response: message(response.headers, response.body),
    replayed: exchange.replayed ?? false,
    events: session?.events.map((event) => event.name) ?? [],
    changes: (changes ?? []).map(({ kind, table, row }) => ({ resource: table.name, id: row.key, kind })),
  };
}

function message(headers: CapturedMessage["headers"], body: string | Uint8Array): CapturedMessage {
  const text =
    typeof body === "string" ? body : Buffer.from(body.buffer, body.byteOffset, body.length).toString();
  const shown = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      secret.has(name.toLowerCase()) ? "[redacted]" : value,
    ]),
  );
  return text.length <= MAX_BODY
    ? { headers: shown, body: text }
    : { headers: shown, body: text.slice(0, MAX_BODY), truncated_from: Buffer.byteLength(text) };
}
