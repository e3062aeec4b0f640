import type { Event, Store as StoreOf } from "@wondertwin/framework";
import { contactData } from "../contacts/event-data.ts";
import { emailData, receivedData } from "../emails/event-data.ts";
import type { Resources } from "../resources.ts";
import type { Api } from "../vendor.ts";
import { inEvents } from "./time.ts";

interface Looking {
  readonly store: StoreOf<Resources>;
}

/** An event as webhooks list it; what they are told stands in its payload. */
export function eventEnvelope(
  { id, name, at, data }: Event<Api["events"]>,
  { store }: Looking,
): Omit<Resources["webhook_event"], "pending"> {
  const created_at = at.toISOString();
  return {
    object: "webhook_event",
    id,
    type: name,
    created_at,
    status: "success",
    next_attempt_at: null,
    payload: { type: name, created_at, data: dataOf(name, { ...data }, store) },
  };
}

/** What a webhook is told of an event. */
export const told = (event: object): object => {
  const payload: unknown = Reflect.get(event, "payload");
  return typeof payload === "object" && payload !== null ? payload : {};
};

type Fields = Readonly<Record<string, unknown>>;

function dataOf(name: Api["events"], data: Fields, store: Looking["store"]): object {
  const id = String(data["id"]);
  if (name === "email.received") return receivedData(store.received_email.get(id));
  if (name.startsWith("email.")) return emailData(store.email.get(id), name);
  if (/^contact\.[a-z]+$/.test(name)) return contactData(data, store);
  if (name.startsWith("inbox.")) return { source: "api", inbox_id: id, inbox: data };
  const { object: _, ...rest } = withMoments(data);
  return name.startsWith("topic.") ? { ...rest, deleted: name === "topic.deleted" } : rest;
}

function withMoments(data: Fields): Fields {
  const isMoment = (name: string, value: unknown): value is string =>
    name.endsWith("_at") && typeof value === "string";
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, isMoment(name, value) ? inEvents(value) : value]),
  );
}
