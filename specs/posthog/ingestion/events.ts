import type { Properties } from "../resources.ts";
import { isFields } from "./payload.ts";

/** An event as a client sent it, in whichever of the ways there are. */
export interface SentEvent {
  readonly uuid?: string;
  readonly event: string;
  readonly distinct_id: string;
  readonly timestamp?: string;
  readonly properties: Properties;
}

/** What is wrong with a payload, in the words of PostHog's capture service. */
export interface Refused {
  readonly status: number;
  readonly message: string;
}

export interface Sent {
  readonly token: string;
  readonly events: readonly SentEvent[];
}

/** The events of a payload and the project key they name, or why the service does not take them. */
export function readEvents(payload: unknown, named: string | undefined): Sent | Refused {
  const items = itemsOf(payload);
  if (items === undefined) return { status: 400, message: "failed to parse request: invalid payload" };
  if (items.length === 0) return { status: 400, message: "request holds no event" };
  const whole = isFields(payload) ? payload : {};
  const tokens = new Set(items.map((each) => tokenOf(whole) ?? tokenOf(each) ?? named ?? ""));
  const [token = ""] = tokens;
  if (tokens.size > 1) return { status: 400, message: "batch submitted with inconsistent api_key values" };
  if (token === "") return { status: 401, message: "event submitted without an api_key" };
  if (!/^[\x21-\x7e]{1,64}$/.test(token) || token.startsWith("phx_"))
    return { status: 401, message: "API key is not valid: invalid_api_key" };
  const events: SentEvent[] = [];
  for (const item of items) {
    const event = readEvent(item);
    if ("status" in event) return event;
    events.push(event);
  }
  return { token, events };
}

function itemsOf(payload: unknown): readonly { readonly [name: string]: unknown }[] | undefined {
  const batch = isFields(payload) && Array.isArray(payload["batch"]) ? payload["batch"] : payload;
  const items: readonly unknown[] = Array.isArray(batch) ? batch : [batch];
  return items.every(isFields) ? items : undefined;
}

function tokenOf(item: { readonly [name: string]: unknown }): string | undefined {
  const { api_key, token, $token, properties } = item;
  const inside = isFields(properties) ? properties["token"] : undefined;
  return [api_key, token, $token, inside].find((each) => typeof each === "string");
}

function readEvent(item: { readonly [name: string]: unknown }): SentEvent | Refused {
  const { event, type, uuid, timestamp, offset: _, $set, $set_once, $groups } = item;
  const given = isFields(item["properties"]) ? item["properties"] : {};
  const name = event ?? ($set === undefined ? type : "$identify");
  if (typeof name !== "string" || name === "")
    return { status: 400, message: "event submitted with an empty event name" };
  const id = item["distinct_id"] ?? item["$distinct_id"] ?? given["distinct_id"];
  if (id === undefined || id === null || id === "")
    return { status: 400, message: "event submitted with an empty distinct_id" };
  const properties = {
    ...given,
    ...($set !== undefined && { $set }),
    ...($set_once !== undefined && { $set_once }),
    ...($groups !== undefined && { $groups }),
    ...(typeof item["session_id"] === "string" && { $session_id: item["session_id"] }),
    ...(typeof item["window_id"] === "string" && { $window_id: item["window_id"] }),
  };
  return {
    event: name,
    distinct_id: (typeof id === "string" ? id : JSON.stringify(id)).slice(0, 200),
    properties,
    ...(typeof uuid === "string" && { uuid }),
    ...(typeof timestamp === "string" && { timestamp }),
  };
}
