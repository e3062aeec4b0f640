import { type RunningTwin, startTwin } from "@wondertwin/framework/testing";
import twilio from "twilio";

/** When the twins of these tests start: a fixed moment. */
export const NOW = "2026-01-31T12:00:00Z";

/** The account that a fresh twin has. */
export const SID = "AC00000000000000000000000000000001";
export const TOKEN = "wondertwin";

/** A twin whose clock stands still. */
export function startTwilio(): Promise<RunningTwin> {
  return startTwin("twilio", { now: Date.parse(NOW) });
}

type Asked<Data> = Parameters<typeof twilio.RequestClient.prototype.request<Data>>[0];

/** Leads the official SDK to a twin: it keeps the host that it means in the header of that name. */
export class Local extends twilio.RequestClient {
  readonly #base: string;

  constructor(base: string) {
    super();
    this.#base = base;
  }

  override request<Data>(asked: Asked<Data>) {
    const { hostname, pathname, search } = new URL(asked.uri);
    const headers = { ...asked.headers, Host: hostname };
    return super.request<Data>({ ...asked, uri: this.#base + pathname + search, headers });
  }
}

/** The official SDK, pointed at a twin. */
export function client(twin: RunningTwin, sid = SID, token = TOKEN, accountSid?: string): twilio.Twilio {
  return twilio(sid, token, {
    httpClient: new Local(twin.url),
    ...(accountSid !== undefined && { accountSid }),
  });
}

/** The error a call fails with; a call that does not fail is one itself. */
export async function errorOf(call: Promise<unknown>): Promise<twilio.RestException> {
  try {
    await call;
  } catch (error) {
    if (error instanceof twilio.RestException) return error;
    throw error;
  }
  throw new Error("The call was expected to fail and did not.");
}
