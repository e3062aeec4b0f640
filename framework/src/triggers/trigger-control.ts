import type { Capture } from "../capture/capture.ts";
import { TwinError } from "../contracts/twin-error.ts";
import type { Worlds } from "../engine/worlds.ts";
import type { TwinRequest, TwinResponse } from "../pipeline/exchange.ts";
import { findOperation } from "../pipeline/route.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import { encodeForm } from "./encode-form.ts";
import { type Answers, filled, filledPath } from "./filled.ts";
import type { TriggerStep } from "./trigger.ts";

/** What was done for an event to come about. */
export interface Triggered {
  readonly event: string;
  /** The partition in which it came about. */
  readonly partition: string;
  /** The requests that were sent, by their captures. */
  readonly requests: readonly Pick<Capture, "id" | "method" | "url" | "status">[];
  /** Names of all the events that came about, in order. */
  readonly events: readonly string[];
}

/** An event that can be brought about, and how. */
export interface ListedTrigger {
  readonly event: string;
  /** Requests and lapses of time, a line each: `POST /notes`, `advance 3d`. */
  readonly steps: readonly string[];
}

export interface TriggerControl {
  /**
   * Brings an event about through requests of a caller's, in the partition that is named, or the only one there is.
   *
   * @throws TwinError `unknown_trigger`, `partition_needed`, `trigger_failed` where a step is not answered as it should
   * be: what was done before stays done
   *
   * @example
   * twin.trigger("note.published");
   */
  trigger(event: string, options?: { readonly partition?: string }): Triggered;
  /** The events that can be brought about. */
  triggers(): readonly ListedTrigger[];
}

export interface TriggerControlOptions {
  readonly twin: TwinModel;
  readonly worlds: Worlds;
  /** Answers a request, which is captured and kept like any other. */
  readonly handle: (request: TwinRequest) => TwinResponse;
  readonly advance: (duration: string, partition: string | undefined) => void;
  /** All captures behind a number. */
  readonly capturesAfter: (id: number) => readonly Capture[];
  /** The number of what happened last. */
  readonly last: () => number;
  readonly baseUrl: () => string;
}

export function createTriggerControl(options: TriggerControlOptions): TriggerControl {
  const { twin, worlds } = options;
  const { headers, events } = twin.parts.triggers;
  return {
    triggers: () => Array.from(events, ([event, steps]) => ({ event, steps: steps.map(lineOf) })),
    trigger: (event, { partition = onlyPartition(worlds) } = {}) => {
      const steps = events.get(event);
      if (!steps) throw unknownTrigger(twin, event);
      const before = options.last();
      const chosen = partition === undefined ? headers : { ...headers, "x-wondertwin-partition": partition };
      let answers: Answers = { partition: partition ?? "default" };
      for (const step of steps) {
        if ("advance" in step) options.advance(step.advance, partition);
        else answers = { ...answers, ...send(options, step, { answers, headers: chosen }) };
      }
      const captures = options.capturesAfter(before);
      const caused = captures.flatMap((capture) => capture.events);
      if (!caused.includes(event))
        throw failed(`${event} did not come about, but ${caused.join(", ") || "nothing"}.`);
      return {
        event,
        partition: captures.at(-1)?.partition ?? partition ?? "",
        requests: captures.map(({ id, method, url, status }) => ({ id, method, url, status })),
        events: caused,
      };
    },
  };
}

type RequestStep = Extract<TriggerStep, { send: string }>;

/** Sends a step's request; its answer by the step's name. */
function send(
  { twin, handle, baseUrl }: TriggerControlOptions,
  step: RequestStep,
  { answers, headers }: { readonly answers: Answers; readonly headers: Readonly<Record<string, string>> },
): Answers {
  const [method = "", template = ""] = step.send.split(" ");
  const url = filledPath(template, answers);
  const request = { method, url, headers, body: new Uint8Array(), baseUrl: baseUrl() };
  const response = handle({ ...request, ...bodyOf(twin, request, filled(step.body, answers)) });
  const text = String(response.body);
  const isExpected =
    step.status === undefined
      ? response.status >= 200 && response.status < 300
      : response.status === step.status;
  if (!isExpected) throw failed(`${method} ${url} was answered ${response.status}: ${text.slice(0, 500)}`);
  return step.as === undefined ? {} : { [step.as]: JSON.parse(text) };
}

/** A body and the header that says how it is written: as the operation takes it. */
function bodyOf(twin: TwinModel, request: TwinRequest, body: unknown): Partial<TwinRequest> {
  if (typeof body !== "object" || body === null) return {};
  const [path = ""] = request.url.split("?");
  const found = findOperation({ method: request.method, path }, twin.boot, twin.vendor.methods);
  const accepts = found?.operation.accepts ?? [];
  const asForm =
    accepts.some((type) => type.includes("form")) && !accepts.some((type) => type.includes("json"));
  const text = asForm ? encodeForm({ ...body }) : JSON.stringify(body);
  const type = asForm ? "application/x-www-form-urlencoded" : "application/json";
  return { headers: { ...request.headers, "content-type": type }, body: Buffer.from(text) };
}

/** The partition there is; undefined where there is none yet, so that the credential decides. */
function onlyPartition(worlds: Worlds): string | undefined {
  const names = worlds.names();
  if (names.length <= 1) return names[0];
  throw new TwinError("partition_needed", `There are ${names.length} partitions to choose from.`, {
    hint: `Name one: ${names.join(", ")}.`,
  });
}

function lineOf(step: TriggerStep): string {
  return "advance" in step ? `advance ${step.advance}` : step.send;
}

function unknownTrigger({ manifest, parts }: TwinModel, event: string): TwinError {
  const names = [...parts.triggers.events.keys()];
  const family = names.filter((name) => name.split(".")[0] === event.split(".")[0]);
  return new TwinError("unknown_trigger", `${manifest.title} knows of no way to ${JSON.stringify(event)}.`, {
    hint:
      names.length === 0
        ? "It has no triggers at all; send the requests that bring the event about."
        : `Take one of ${(family.length > 0 ? family : names).join(", ")}.`,
  });
}

function failed(message: string): TwinError {
  return new TwinError("trigger_failed", message, {
    hint: "See what was asked and answered in the captures.",
  });
}
