import { TwinError } from "../contracts/twin-error.ts";
import type { TriggerConfig, TriggerStep } from "../triggers/trigger.ts";
import type { AnyBehaviour, AnyHandler, AnyHostedPage, AnyIdentity, AnyVendorConfig } from "./erased.ts";

/** A spec taken apart: what its modules export, by what it is. */
export interface TwinParts {
  readonly vendor: AnyVendorConfig | undefined;
  readonly resources: ReadonlyMap<
    string,
    { readonly identity: AnyIdentity; readonly behaviour: AnyBehaviour }
  >;
  readonly handlers: ReadonlyMap<string, AnyHandler>;
  /** Hosted pages by path template. */
  readonly pages: ReadonlyMap<string, AnyHostedPage>;
  readonly seed: ReadonlyMap<string, readonly Readonly<Record<string, unknown>>[]>;
  readonly triggers: {
    readonly headers: TriggerConfig["headers"];
    /** Steps by the event they lead to. */
    readonly events: ReadonlyMap<string, readonly TriggerStep[]>;
  };
}

type Part = { readonly kind: string } & Readonly<Record<string, unknown>>;

function isPart(value: unknown): value is Part {
  return typeof value === "object" && value !== null && "kind" in value && typeof value.kind === "string";
}

/**
 * Gathers the vendor, resources, operations and seeds that a spec's modules export.
 *
 * @throws TwinError `duplicate_part` when two modules say the same thing twice.
 */
export function gatherParts(modules: readonly object[]): TwinParts {
  const parts = new Set(modules.flatMap((module) => Object.values(module)).filter(isPart));
  let vendor: AnyVendorConfig | undefined;
  const resources = new Map<string, { identity: AnyIdentity; behaviour: AnyBehaviour }>();
  const handlers = new Map<string, AnyHandler>();
  const pages = new Map<string, AnyHostedPage>();
  const seed = new Map<string, Readonly<Record<string, unknown>>[]>();
  let triggers: TriggerConfig | undefined;

  // `kind` is written by defineVendor alone, so it says which of its shapes a part has.
  for (const part of parts) {
    if (part.kind === "vendor") vendor = once(vendor, part["config"] as AnyVendorConfig, "the vendor");
    if (part.kind === "resource") {
      const name = String(part["name"]);
      const { identity, behaviour } = part as unknown as { identity: AnyIdentity; behaviour: AnyBehaviour };
      once(resources.get(name), identity, `the resource ${name}`);
      resources.set(name, { identity, behaviour });
    }
    if (part.kind === "operations")
      for (const [id, handler] of Object.entries(part["handlers"] as Record<string, AnyHandler>)) {
        once(handlers.get(id), handler, `the operation ${id}`);
        handlers.set(id, handler);
      }
    if (part.kind === "pages")
      for (const [path, page] of Object.entries(part["pages"] as Record<string, AnyHostedPage>)) {
        once(pages.get(path), page, `the page ${path}`);
        pages.set(path, page);
      }
    if (part.kind === "triggers") triggers = once(triggers, part["config"] as TriggerConfig, "the triggers");
    if (part.kind === "seed")
      for (const [name, entities] of Object.entries(
        part["fixtures"] as Record<string, Record<string, unknown>[]>,
      ))
        seed.set(name, [...(seed.get(name) ?? []), ...entities]);
  }
  const { headers = {}, events = {} } = triggers ?? {};
  const steps = Object.entries(events).flatMap(([event, each]) => (each ? [[event, each] as const] : []));
  return { vendor, resources, handlers, pages, seed, triggers: { headers, events: new Map(steps) } };
}

function once<T>(before: unknown, now: T, what: string): T {
  if (before !== undefined && before !== now)
    throw new TwinError("duplicate_part", `The spec says ${what} twice.`, {
      hint: "Keep one of the two exports.",
    });
  return now;
}
