import { hash } from "node:crypto";
import { RequestFailed } from "../resources/fail.ts";
import type { StoredAnswer, World } from "../store/world.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import type { Exchange, TwinResponse } from "./exchange.ts";

const HOUR = 3_600_000;

/** What a request's idempotency key makes of it. */
export interface Claim {
  readonly key: string;
  readonly fingerprint: string;
  /** The answer that the key had before. */
  readonly stored: StoredAnswer | undefined;
}

/**
 * Looks up a request's idempotency key.
 *
 * @throws RequestFailed when the key was used with other parameters.
 */
export function claimKey(exchange: Exchange, { vendor }: TwinModel): Claim | undefined {
  const { idempotency } = vendor;
  const { world, session, head, request } = exchange;
  const key = session?.idempotencyKey;
  if (!idempotency || !world || !session || !key || !idempotency.methods.includes(head.method))
    return undefined;
  if (idempotency.maxLength !== undefined && key.length > idempotency.maxLength)
    throw new RequestFailed({ reason: "invalid_argument", problem: "idempotency_key_too_long" });
  const fingerprint = `${head.method} ${request.url} ${hash("sha1", request.body)}`;
  forgetBefore(world, session.at - idempotency.hours * HOUR);
  const stored = world.answers.get(key);
  if (stored && stored.fingerprint !== fingerprint) {
    const { mismatch } = idempotency;
    const reuse = { path: head.path, firstPath: pathOf(stored.fingerprint) };
    throw new RequestFailed(typeof mismatch === "function" ? mismatch(key, reuse) : mismatch);
  }
  return { key, fingerprint, stored };
}

/** The path in a fingerprint. */
function pathOf(fingerprint: string): string {
  return fingerprint.split(" ")[1]?.split("?")[0] ?? "";
}

/** Keeps a request's answer for its key. */
export function keepAnswer(
  world: World,
  claim: Claim,
  { id, at, response }: { id: string; at: number; response: TwinResponse },
): void {
  const { body, headers, status } = response;
  if (typeof body !== "string") return;
  const { fingerprint, key } = claim;
  world.answers.set(key, { fingerprint, id, at, status, headers, body });
}

/** Answers are kept in the order of their moments, so the old ones stand first. */
function forgetBefore(world: World, moment: number): void {
  for (const [key, { at }] of world.answers) {
    if (at >= moment) return;
    world.answers.delete(key);
  }
}
