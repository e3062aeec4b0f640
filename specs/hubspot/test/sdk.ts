import { Client } from "@hubspot/api-client";
import { type RunningTwin, startTwin } from "@wondertwin/framework/testing";

/** When the twins of these tests start: a fixed moment. */
export const NOW = "2026-01-31T12:00:00.000Z";

/** A twin whose clock stands still. */
export function startHubspot(): Promise<RunningTwin> {
  return startTwin("hubspot", { now: Date.parse(NOW) });
}

/** The official SDK, pointed at a twin. */
export function hubspotClient(twin: RunningTwin, accessToken = "pat-na1-wondertwin"): Client {
  return new Client({
    accessToken,
    developerApiKey: "wondertwin-developer-key",
    basePath: twin.url,
    numberOfApiCallRetries: 0,
    limiterOptions: { minTime: 0 },
  });
}

/** An error of the API as the SDK tells it. */
export interface ApiError {
  readonly code: number;
  readonly body: {
    readonly status: string;
    readonly message: string;
    readonly category: string;
    readonly correlationId: string;
    readonly subCategory?: string;
    readonly errors?: readonly {
      readonly message: string;
      readonly code?: string;
      readonly context?: object;
    }[];
    readonly context?: { readonly [name: string]: readonly string[] };
    readonly links?: object;
  };
  readonly headers: { readonly [name: string]: string };
}

/** The error a call fails with; a call that does not fail is one itself. */
export async function errorOf(call: Promise<unknown>): Promise<ApiError> {
  try {
    await call;
  } catch (error) {
    // Each part of the SDK has an exception class of its own, all of this shape.
    if (error instanceof Error && "code" in error && "body" in error && "headers" in error)
      return error as unknown as ApiError;
    throw error;
  }
  throw new Error("The call was expected to fail and did not.");
}
