import type { Authenticator, Caller, Failure } from "@wondertwin/framework";

/** Who sends events and asks for flags: anyone who names a project's key. */
const anyone: Caller = { id: "public", scopes: [] };

const invalid: Failure = {
  reason: "unauthenticated",
  code: "authentication_failed",
  message: "Personal API key found in request Authorization header is invalid.",
};

/** Paths that are open to whoever knows a project's key, which goes with the request in one of many ways. */
const open =
  /^\/(?:batch|capture|e|i|track|engage|s|flags|decide|array|api\/surveys|api\/early_access_features)(?:\/|$)/;
const definitions = /^\/(?:flags\/definitions|api\/feature_flag\/local_evaluation)\/?$/;

/** Takes personal keys (`phx_`), and a project's secret key (`phs_`) where flags are read. */
export const auth: Authenticator = (request) => {
  const readsDefinitions = definitions.test(request.path);
  if (open.test(request.path) && !readsDefinitions) return anyone;
  const [scheme = "", value = ""] = (request.header("authorization") ?? "").trim().split(/\s+/, 2);
  const key = /^bearer$/i.test(scheme) ? value : (request.parameter("personal_api_key") ?? "");
  if (key === "")
    return {
      reason: "unauthenticated",
      code: "not_authenticated",
      message: "Authentication credentials were not provided.",
    };
  const readsFlags = readsDefinitions || /\/remote_config\/?$/.test(request.path);
  const isKey = /^phx_\w+$/.test(key) || (readsFlags && /^phs_\w+$/.test(key));
  return isKey ? { id: key, scopes: ["*"], credential: key } : invalid;
};
