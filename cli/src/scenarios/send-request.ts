import { encodeBody } from "./encode-body.ts";
import { twinAtPort, withStart } from "./known-twin.ts";
import type { ScenarioRequest } from "./scenario.ts";
import { acceptedTypes, type ScenarioTwin } from "./scenario-twin.ts";

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

const TIMEOUT = 10_000;

/**
 * Sends a scenario's request; one that goes to a twin belongs to the scenario's partition, where it has one.
 *
 * Throws where no answer comes.
 */
export async function sendRequest(
  { method, url, headers: said = {}, body }: ScenarioRequest,
  { twins, partition }: { readonly twins: readonly ScenarioTwin[]; readonly partition: string | undefined },
): Promise<Answer> {
  const { twin, target } = directed(url, twins);
  const headers = new Headers(said);
  if (twin && partition !== undefined) headers.set("X-WonderTwin-Partition", partition);
  let text: string | undefined;
  if (body !== undefined) {
    const accepts = twin ? acceptedTypes(twin, method, target.pathname) : [];
    const type = headers.get("content-type");
    const encoded = encodeBody(body, { accepts, ...(type !== null && { type }) });
    headers.set("content-type", encoded.type);
    ({ text } = encoded);
  }
  const signal = AbortSignal.timeout(TIMEOUT);
  const options = {
    method,
    headers,
    redirect: "manual",
    signal,
    ...(text !== undefined && { body: text }),
  } as const;
  const response = await fetch(target, options);
  return { status: response.status, headers: response.headers, body: await response.text() };
}

/** Where a request goes, and the twin there: one that an address means by its own port may listen elsewhere now. */
function directed(url: string, twins: readonly ScenarioTwin[]) {
  const running = twinAtPort(
    url,
    twins.map((twin) => ({ ...twin, port: Number(new URL(twin.url).port) })),
  );
  const twin = running ?? twinAtPort(url, twins);
  return { twin, target: new URL(twin === undefined ? url : withStart(url, twin.url)) };
}
