import type { Twin } from "../engine/twin.ts";
import { createRandom, type Random } from "../random/random.ts";

/**
 * Sends a twin of the made-up vendor a session of many kinds of requests in several partitions, some of which
 * fail, and moves its clock, plants, sets faults and resets in between: the same session every time.
 */
export function mixedSession(twin: Twin, requests: number): void {
  const random = createRandom("session");
  const ids = new Map<string, string[]>();
  for (let count = 0; count < requests; count++) {
    if (count % 40 === 39) meddle(twin, random);
    const key = `k${random.next() % 5}`;
    const known = ids.get(key) ?? [];
    ids.set(key, known);
    const { line, form = {}, headers } = drawRequest(random, known);
    const [method = "", url = ""] = line.split(" ");
    const response = twin.handle({
      method,
      url,
      headers: {
        authorization: `Bearer ${key}`,
        "content-type": "application/x-www-form-urlencoded",
        ...headers,
      },
      body: Buffer.from(new URLSearchParams(form).toString()),
      baseUrl: "http://127.0.0.1:4111",
    });
    const id: unknown = JSON.parse(String(response.body) || "{}").id;
    if (line === "POST /notes" && typeof id === "string") known.push(id);
  }
}

interface DrawnRequest {
  readonly line: string;
  readonly form?: Record<string, string>;
  readonly headers?: Record<string, string>;
}

function drawRequest(random: Random, ids: readonly string[]): DrawnRequest {
  const id = ids[random.next() % Math.max(1, ids.length)] ?? "nt_none";
  const text = `ü ${random.text(5)}`;
  const idempotencyKey = { "idempotency-key": `key-${random.next() % 50}` };
  const kinds: readonly DrawnRequest[] = [
    { line: "POST /notes", form: { text } },
    { line: "POST /notes", form: { text, "metadata[a]": text } },
    { line: "POST /notes", form: { text: "the same" }, headers: idempotencyKey },
    { line: "POST /notes", form: { bogus: "1" } },
    { line: "POST /authors", form: { name: text } },
    { line: "GET /notes?limit=3" },
    { line: `GET /notes/${id}` },
    { line: `POST /notes/${id}`, form: { text } },
    { line: `POST /notes/${id}/publish` },
    { line: `DELETE /notes/${id}` },
    { line: "GET /nowhere" },
    { line: "GET /notes", headers: { authorization: "" } },
  ];
  return kinds[random.next() % kinds.length] ?? { line: "GET /" };
}

/** Does something to the twin that is no request. */
function meddle(twin: Twin, random: Random): void {
  const partition = `k${random.next() % 5}`;
  const kind = random.next() % 7;
  if (kind === 0) twin.reset(partition);
  else if (kind === 1) twin.plant("note", { text: random.text(4) }, partition);
  else if (kind === 2) twin.advance("1h", partition);
  else if (kind === 3) twin.faults.add({ partition, method: "POST", probability: 0.3, status: 503 });
  else if (kind === 4) twin.faults.clear(partition);
  else twin.advance("1d");
}
