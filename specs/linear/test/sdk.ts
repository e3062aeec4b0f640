import { LinearClient } from "@linear/sdk";
import { type RunningTwin, startTwin } from "@wondertwin/framework/testing";

/** When the twins of these tests start. */
export const NOW = "2026-01-31T12:00:00.000Z";

/** A twin whose clock stands still. */
export function startLinear(): Promise<RunningTwin> {
  return startTwin("linear", { now: NOW });
}

/** The official SDK, pointed at a twin. */
export function client(twin: RunningTwin, apiKey = "lin_api_wondertwin"): LinearClient {
  return new LinearClient({ apiKey, apiUrl: `${twin.url}/graphql` });
}
