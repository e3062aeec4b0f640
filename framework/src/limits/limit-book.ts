import type { Caller } from "../authoring/context.ts";
import type { Failure } from "../authoring/failure.ts";
import type { RequestHead } from "../authoring/vendor.ts";
import { parseDuration } from "../clock/duration.ts";
import type { BootArtifact, OperationEntry } from "../contracts/artifact.ts";
import { requestTest } from "../faults/request-match.ts";
import { filledHeaders } from "./limit-headers.ts";
import type { LimitUsage, RateLimit } from "./rate-limit.ts";
import type { WorldUsage } from "./world-usage.ts";

/** A request as limits look at it. */
export interface LimitSubject {
  readonly head: RequestHead;
  readonly operation: OperationEntry;
  readonly caller: Caller;
  /** The moment on the partition's clock, in milliseconds since 1970. */
  readonly at: number;
}

/** What limits make of a request. */
export interface Metered {
  /** Headers of its answer. */
  readonly headers: Readonly<Record<string, string>>;
  /** Why it is refused. */
  readonly refusal?: Failure;
}

interface Entry {
  readonly rule: RateLimit;
  /** In milliseconds. */
  readonly length: number;
  readonly isMeantFor: (subject: LimitSubject) => boolean;
}

const RETRY_AFTER = { "Retry-After": "{seconds}" };

/** A vendor's limits, ready to count. */
export class LimitBook {
  readonly #entries: readonly Entry[];
  readonly #longest: number;
  /** Whether any is told of in answers, and so counted whether it is enforced or not. */
  readonly #shows: boolean;

  /** @throws TwinError `bad_duration` for a window that is none */
  constructor(rules: readonly RateLimit[], { operations }: Pick<BootArtifact, "operations">) {
    const ids = new Set(operations.map(({ id }) => id));
    const unknown = rules.flatMap(operationsOf).find((id) => !ids.has(id));
    // One that counts nothing would be thought to be kept.
    if (unknown !== undefined)
      throw new Error(`A rate limit names the operation ${unknown}, which is not there.`);
    this.#entries = rules.map(entryOf);
    this.#shows = rules.some(({ headers }) => headers !== undefined);
    this.#longest = Math.max(0, ...this.#entries.map(({ length }) => length));
  }

  get rules(): readonly RateLimit[] {
    return this.#entries.map(({ rule }) => rule);
  }

  /**
   * Counts a request where limits are enforced or shown; where one is enforced and used up, it is refused, and
   * counts for none.
   */
  meet(subject: LimitSubject, usage: WorldUsage, enforced: boolean): Metered | undefined {
    if (!enforced && !this.#shows) return undefined;
    const met = this.#entries
      .filter(({ rule, isMeantFor }) => (enforced || rule.headers !== undefined) && isMeantFor(subject))
      .map((entry) => ({ ...entry, ...windowOf(entry, subject, usage) }));
    if (met.length === 0) return undefined;
    const refusing = enforced ? met.find(({ rule, window }) => window.used >= rule.limit) : undefined;
    if (!refusing) for (const { key, window } of met) usage.count(key, window, this.#longest);
    const counted = refusing ? 0 : 1;
    const headers = met.map(({ rule, length, window }) =>
      filledHeaders(rule.headers ?? {}, {
        usage: usageOf({ rule, length }, { ...window, used: window.used + counted }),
        length,
        at: subject.at,
      }),
    );
    if (!refusing) return { headers: Object.assign({}, ...headers) };
    const { rule, length, window } = refusing;
    const refused = filledHeaders(rule.refused ?? RETRY_AFTER, {
      usage: usageOf(refusing, window),
      length,
      at: subject.at,
    });
    return {
      headers: Object.assign({}, ...headers, refused),
      refusal: { reason: "resource_exhausted", ...rule.failure },
    };
  }

  /** What a partition has used of each limit in windows that are not over at a moment of its clock. */
  used(
    usage: WorldUsage,
    at: number,
  ): readonly (LimitUsage & { readonly name: string; readonly of: string })[] {
    return Array.from(usage.all()).flatMap(([key, window]) => {
      const [name = "", ...of] = key.split("\n");
      const entry = this.#entries.find(({ rule }) => rule.name === name);
      if (!entry || window.began + entry.length <= at) return [];
      return [{ name, of: of.join(" "), ...usageOf(entry, window) }];
    });
  }
}

function operationsOf({ match, except }: RateLimit): readonly string[] {
  return [match?.operation ?? [], except?.operation ?? []].flat();
}

function entryOf(rule: RateLimit): Entry {
  const isCounted = requestTest(rule.match ?? {});
  const isExcepted = rule.except && requestTest(rule.except);
  return {
    rule,
    length: parseDuration(rule.per),
    isMeantFor: ({ head, operation, caller }) => {
      const subject = { method: head.method, path: head.path, operation };
      return isCounted(subject) && !isExcepted?.(subject) && (rule.when?.({ ...head, caller }) ?? true);
    },
  };
}

function windowOf({ rule, length }: Entry, subject: LimitSubject, usage: WorldUsage) {
  const { at } = subject;
  const key = [rule.name, ...(rule.by ?? []).map((dimension) => dimensionOf(dimension, subject))].join("\n");
  const began = rule.aligned ? at - (at % length) : at;
  // A window that has lasted its whole length is over.
  return { key, window: usage.find(key, at - length) ?? { began, used: 0 } };
}

function dimensionOf(dimension: NonNullable<RateLimit["by"]>[number], subject: LimitSubject): string {
  if (dimension === "caller") return subject.caller.id;
  return dimension === "operation" ? subject.operation.id : subject.head.path;
}

function usageOf(
  { rule, length }: Pick<Entry, "rule" | "length">,
  { began, used }: { readonly began: number; readonly used: number },
): LimitUsage {
  const { limit } = rule;
  return { limit, used, remaining: Math.max(0, limit - used), reset: began + length };
}
