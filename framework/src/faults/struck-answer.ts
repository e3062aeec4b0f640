import type { Failure, Reason } from "../authoring/failure.ts";
import type { TwinResponse } from "../pipeline/exchange.ts";
import type { Disturbance } from "./disturbance.ts";
import type { FaultEffect } from "./fault-rule.ts";
import { hasOwnAnswer, type Strike } from "./strike.ts";

/** Bytes a second of a slow body, unless the fault says otherwise. */
const TRICKLE = 64;

/** What stands for an answer where there is none. */
export const noAnswer: TwinResponse = { status: 0, headers: {}, body: "" };

/** Headers that faults give an answer, and the one that names them. */
export function faultHeaders({ faults, headers }: Strike): Readonly<Record<string, string>> {
  return { ...headers, "X-WonderTwin-Fault": faults.join(" ") };
}

/** What faults make of an answer; `shape` gives a failure the vendor's form. */
export function struckAnswer(
  strike: Strike,
  answer: TwinResponse,
  shape: (failure: Failure) => TwinResponse,
): TwinResponse {
  const { effect = {} } = strike;
  const instead = hasOwnAnswer(effect) ? ownAnswer(effect, strike, { answer, shape }) : answer;
  const disturbance = disturbanceOf(strike);
  return {
    status: instead.status,
    headers: instead.headers,
    body: effect.network === "malformed" ? damaged(instead.body) : instead.body,
    ...(disturbance && { disturbance }),
  };
}

function ownAnswer(
  { status, code, message, param, body }: FaultEffect,
  { faults }: Strike,
  { answer, shape }: { answer: TwinResponse; shape: (failure: Failure) => TwinResponse },
): TwinResponse {
  if (body !== undefined)
    return {
      status: status ?? (answer.status === 0 ? 200 : answer.status),
      headers: { "Content-Type": typeof body === "string" ? "text/plain" : "application/json" },
      body: typeof body === "string" ? body : JSON.stringify(body),
    };
  const failed = shape({
    reason: reasonOf(status),
    ...(code !== undefined && { code }),
    ...(param !== undefined && { param }),
    // A code's own wording is the vendor's; without a code there is nothing to word.
    ...(message !== undefined && { message }),
    ...(message === undefined && code === undefined && { message: `A fault is set here: ${faults.at(-1)}.` }),
  });
  return status === undefined ? failed : { ...failed, status };
}

const reasons: Readonly<Record<number, Reason>> = {
  401: "unauthenticated",
  403: "permission_denied",
  404: "not_found",
  409: "aborted",
  429: "resource_exhausted",
  501: "unimplemented",
};

function reasonOf(status = 400): Reason {
  return reasons[status] ?? (status >= 500 ? "internal" : "invalid_argument");
}

function disturbanceOf({ delay, effect = {} }: Strike): Disturbance | undefined {
  const { network, speed = TRICKLE } = effect;
  const travels = network === "malformed" ? undefined : network;
  if (delay === 0 && travels === undefined) return undefined;
  return {
    ...(delay > 0 && { delay }),
    ...(travels !== undefined && { network: travels }),
    ...(travels === "slow" && { speed }),
  };
}

/** The first half of a body, which is no JSON any more. */
function damaged(body: TwinResponse["body"]): TwinResponse["body"] {
  return body.length < 2 ? "{" : body.slice(0, body.length >> 1);
}
