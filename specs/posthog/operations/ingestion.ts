import { reply } from "@wondertwin/framework";
import type { Posthog } from "../context.ts";
import { capture } from "../ingestion/capture.ts";
import { type Refused, readEvents } from "../ingestion/events.ts";
import { isFields, payloadOf } from "../ingestion/payload.ts";
import { teamOfToken } from "../projects/team.ts";
import { posthog } from "../vendor.ts";

interface Arrived {
  readonly query: {
    readonly compression?: string;
    readonly data?: string;
    readonly api_key?: string;
    readonly beacon?: string;
  };
  readonly body: unknown;
}

/** Takes the events of a payload; a key that no project can have taken is refused, an unknown one is not. */
function ingest(context: Posthog & Arrived) {
  const { query, store } = context;
  const body = query.data === undefined ? context.body : { data: query.data };
  const sent = readEvents(payloadOf(body, query.compression), query.api_key);
  if ("status" in sent) return refusal(sent);
  const team = teamOfToken(store, sent.token);
  if (team) for (const event of sent.events) capture(context, team, event);
  return query.beacon === "1" ? reply({ status: 204 }) : { status: "Ok" };
}

const refusal = ({ status, message }: Refused) =>
  reply({ status, body: message, contentType: "text/plain; charset=utf-8" });

/** Ingestion of the first version that answers for every event. */
function ingestEach(context: Posthog & { readonly body: unknown }) {
  const { store, header } = context;
  const [, token] = /^Bearer (\S+)$/i.exec(header("authorization") ?? "") ?? [];
  const sent = readEvents(payloadOf(context.body, undefined), token);
  if ("status" in sent) return refusal(sent);
  const team = teamOfToken(store, sent.token);
  const events = team ? sent.events.map((event) => capture(context, team, event)) : [];
  return { results: Object.fromEntries(events.map(({ id }) => [id, { result: "ok" }])) };
}

/** Recordings are taken and not kept. */
function ingestRecording({ body, query }: Arrived) {
  const payload = payloadOf(body, query.compression);
  const isSent = Array.isArray(payload) || isFields(payload);
  return isSent ? { status: "Ok" } : refusal({ status: 400, message: "failed to parse request" });
}

export default posthog.operations({
  ingest_batch: ingest,
  ingest_capture: ingest,
  ingest_capture_by_query: ingest,
  ingest_e: ingest,
  ingest_e_by_query: ingest,
  ingest_engage: ingest,
  ingest_track: ingest,
  ingest_v0: ingest,
  ingest_v1: ingestEach,
  ingest_recording: ingestRecording,
});
