import { LogLevel, type WebAPIPlatformError, WebClient } from "@slack/web-api";
import { type RunningTwin, startTwin } from "@wondertwin/framework/testing";

/** When the twins of these tests start: a fixed moment, in seconds. */
export const NOW = Date.UTC(2026, 0, 31, 12) / 1000;

export const TEAM = "T0WONDER01";
export const BOT_USER = "U0WONDERBT";
export const ADA = "U0ADA00001";
export const GENERAL = "C0GENERAL1";

/** A twin whose clock stands still. */
export function startSlack(): Promise<RunningTwin> {
  return startTwin("slack", { now: NOW * 1000 });
}

/** The address that SDKs want for the Web API. */
export const apiUrl = (twin: RunningTwin) => `${twin.url}/api/`;

/** A logger that says nothing: what fails in a test fails on purpose. */
export const quiet = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

/** The official client, pointed at a twin. */
export function client(twin: RunningTwin, token = "xoxb-wondertwin"): WebClient {
  return new WebClient(token, {
    slackApiUrl: apiUrl(twin),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quiet,
  });
}

/** The failure a call ends with; a call that does not fail is one itself. */
export async function failureOf(call: Promise<unknown>): Promise<WebAPIPlatformError["data"]> {
  try {
    await call;
  } catch (error) {
    if (isPlatformError(error)) return error.data;
    throw error;
  }
  throw new Error("The call was expected to fail and did not.");
}

function isPlatformError(error: unknown): error is WebAPIPlatformError {
  return error instanceof Error && "code" in error && error.code === "slack_webapi_platform_error";
}
