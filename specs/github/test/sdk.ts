import { RequestError } from "@octokit/request-error";
import { Octokit } from "@octokit/rest";
import { type RunningTwin, startTwin } from "@wondertwin/framework/testing";

/** When the twins of these tests start: a fixed moment. */
export const NOW = "2026-01-31T12:00:00Z";

/** A twin whose clock stands still. */
export function startGithub(): Promise<RunningTwin> {
  return startTwin("github", { now: Date.parse(NOW) });
}

const nothing = (): void => {};

/** Tests that fail on purpose are no news. */
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** The official SDK, pointed at a twin. */
export function octokit(twin: RunningTwin, auth: string | undefined = "ghp_wondertwin"): Octokit {
  return new Octokit({ ...(auth !== "" && { auth }), baseUrl: twin.url, log: silent });
}

/** The error a call fails with; a call that does not fail is one itself. */
export async function errorOf(call: Promise<unknown>): Promise<RequestError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof RequestError) return error;
    throw error;
  }
  throw new Error("The call was expected to fail and did not.");
}
