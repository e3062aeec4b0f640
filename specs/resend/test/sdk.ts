import { type RunningTwin, startTwin } from "@wondertwin/framework/testing";
import { type ErrorResponse, Resend } from "resend";

/** When the twins of these tests start. */
export const NOW = "2026-01-31T12:00:00.000Z";

/** A twin whose clock stands still. */
export function startResend(): Promise<RunningTwin> {
  return startTwin("resend", { now: NOW });
}

/** The official SDK, pointed at a twin. */
export function client(twin: RunningTwin, key = "re_wondertwin"): Resend {
  return new Resend(key, { baseUrl: twin.url });
}

interface Answered<T> {
  readonly data: T | null;
  readonly error: ErrorResponse | null;
}

/** What a call answers; one that fails is a failure of the test. */
export async function ok<T>(call: PromiseLike<Answered<T>>): Promise<T> {
  const { data, error } = await call;
  if (data === null) throw new Error(`${error?.name}: ${error?.message}`);
  return data;
}

/** How a call fails: status, name and message. */
export async function refused(
  call: PromiseLike<Answered<unknown>>,
): Promise<readonly [number | null, string, string]> {
  const { error } = await call;
  if (error === null) throw new Error("The call was expected to fail and did not.");
  return [error.statusCode, error.name, error.message];
}

export const hello = { from: "Ada <ada@example.com>", subject: "Hello", html: "<p>Hi</p>" };
