import { bearer, type Caller, type Failure } from "@wondertwin/framework";

const missing: Failure = {
  reason: "unauthenticated",
  code: "missing_api_key",
  message: "Missing API Key",
};

/** What the API answers to a key that is none, or is none any more. */
export const invalidKey: Failure = { reason: "unauthenticated", message: "API key is invalid" };

/**
 * Takes a key. What stands between its first two underscores names the team: two test workers whose keys name
 * two teams never meet, and a key that the API made belongs to the team of the key that asked for it.
 */
export const auth = bearer({ missing, accept: callerOf });

function callerOf(key: string): Caller | Failure {
  const [, team] = /^re_([A-Za-z0-9]+)(?:_\w+)?$/.exec(key) ?? [];
  return team === undefined ? invalidKey : { id: key, scopes: [], account: team, credential: key };
}
