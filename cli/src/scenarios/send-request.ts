import { encodeBody } from "./encode-body.ts";
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
  const target = new URL(url);
  const twin = twins.find((one) => isAt(one, target));
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

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

/** Twins listen on this machine alone, whatever it is called. */
function isAt({ url }: ScenarioTwin, target: URL): boolean {
  return LOOPBACK.test(target.hostname) && target.port === new URL(url).port;
}
