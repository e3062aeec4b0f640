import { type RunningTwin, startTwin } from "@wondertwin/framework/testing";
import { PostHog, type PostHogOptions } from "posthog-node";

/** When the twins of these tests start: a fixed moment. */
export const NOW = "2026-01-31T12:00:00.000Z";

/** A twin whose clock stands still. */
export function startPosthog(): Promise<RunningTwin> {
  return startTwin("posthog", { now: Date.parse(NOW) });
}

/** The official SDK, pointed at a twin; it sends every event at once and tries nothing again. */
export function client(twin: RunningTwin, options: PostHogOptions = {}): PostHog {
  return new PostHog("phc_wondertwin", {
    host: twin.url,
    flushAt: 1,
    flushInterval: 0,
    fetchRetryCount: 0,
    ...options,
  });
}

type Json = { readonly [name: string]: unknown };

/** What the private API answers to a personal key: the SDK has no part of it. */
export async function api(
  twin: RunningTwin,
  path: string,
  { method = "GET", body, key = "phx_wondertwin" }: { method?: string; body?: unknown; key?: string } = {},
): Promise<{ readonly status: number; readonly body: Json }> {
  const response = await fetch(twin.url + path, {
    method,
    headers: {
      ...(key !== "" && { authorization: `Bearer ${key}` }),
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  // Objects are all that these tests read.
  return { status: response.status, body: (text === "" ? {} : JSON.parse(text)) as Json };
}

/** A project's path. */
export const project = "/api/projects/1";

/** Makes a flag. */
export async function makeFlag(twin: RunningTwin, key: string, filters: object): Promise<Json> {
  const { status, body } = await api(twin, `${project}/feature_flags/`, {
    method: "POST",
    body: { key, filters },
  });
  if (status !== 201) throw new Error(`The flag ${key} was refused: ${JSON.stringify(body)}`);
  return body;
}
