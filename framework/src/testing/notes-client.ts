import { createTwin } from "../engine/create-twin.ts";
import type { Twin } from "../engine/twin.ts";
import type { TwinOptions } from "../engine/twin-options.ts";
import type { TwinResponse } from "../pipeline/exchange.ts";
import type { AnyBehaviour } from "../twin/erased.ts";
import { createTwinModel } from "../twin/twin-model.ts";
import { notesModel } from "./notes-api.ts";

/** What the made-up vendor answered. */
export interface Sent {
  readonly status: number;
  readonly headers: TwinResponse["headers"];
  // Answers are JSON; a test names what it expects of them.
  readonly body: { readonly [name: string]: unknown } & { readonly data?: readonly Note[] };
}
export interface Note {
  readonly id: string;
  readonly text: string;
}

/** When the made-up vendor's twins stand. */
export const NOON = "2026-01-31T12:00:00Z";

/** A twin of the made-up vendor. */
export function start(options: TwinOptions = {}, conventions: Parameters<typeof notesModel>[0] = {}): Twin {
  return createTwin(notesModel(conventions), { now: NOON, ...options });
}

/** A twin of the made-up vendor whose notes behave otherwise. */
export function startBehaving(
  behaviour: AnyBehaviour,
  conventions: Parameters<typeof notesModel>[0] = {},
): Twin {
  const { boot, detail, manifest, parts } = notesModel(conventions);
  const resources = new Map(parts.resources);
  const note = resources.get("note");
  if (note) resources.set("note", { ...note, behaviour: { ...note.behaviour, ...behaviour } });
  const model = { manifest, boot, loadLazy: () => detail.lazy, parts: { ...parts, resources } };
  return createTwin(createTwinModel(model), { now: NOON });
}

/** Sends it one request. */
export function send(
  twin: Twin,
  line: string,
  {
    form = {},
    key = "k1",
    headers = {},
  }: { form?: Record<string, string>; key?: string; headers?: Record<string, string> } = {},
): Sent {
  const [method = "", url = ""] = line.split(" ");
  const body = new URLSearchParams(form).toString();
  const response = twin.handle({
    method,
    url,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body && { "content-type": "application/x-www-form-urlencoded" }),
      ...headers,
    },
    body: Buffer.from(body),
    baseUrl: "http://127.0.0.1:1",
  });
  return { ...response, body: response.body === "" ? {} : JSON.parse(String(response.body)) };
}

export function idOf({ body }: Sent): string {
  return String(body["id"]);
}
