import type { Caller, Failure, VendorConfig } from "@wondertwin/framework";
import type { Api } from "../api.gen.ts";
import type { Resources } from "../resources.ts";

/** The names of scopes, by the word of the path that they are about. */
const scopes: Readonly<Record<string, string>> = {
  actions: "action",
  activity_log: "activity_log",
  annotations: "annotation",
  batch_exports: "batch_export",
  cohorts: "cohort",
  dashboards: "dashboard",
  early_access_feature: "early_access_feature",
  event_definitions: "event_definition",
  events: "event",
  experiments: "experiment",
  exports: "export",
  feature_flags: "feature_flag",
  groups: "group",
  hog_functions: "hog_function",
  insights: "insight",
  notebooks: "notebook",
  persons: "person",
  property_definitions: "property_definition",
  query: "query",
  session_recordings: "session_recording",
  subscriptions: "subscription",
  surveys: "survey",
};

const reading = ["GET", "HEAD", "OPTIONS"];

/** Whose a personal key is, and whether its scopes allow the request; a key that is not kept may do all. */
export const access: NonNullable<VendorConfig<Api, Resources>["access"]> = (request) => {
  const { caller, store, method, path } = request;
  const key = store.api_key.find(caller.id);
  if (key === undefined || key.scopes.includes("*")) return caller;
  const missing = missingScope(key.scopes, { method, path });
  return missing === undefined ? { ...caller, scopes: key.scopes } : denied(missing);
};

function missingScope(
  held: readonly string[],
  { method, path }: { readonly method: string; readonly path: string },
): string | undefined {
  const [, word = ""] = /^\/api\/(?:projects|environments)\/[^/]+\/(\w+)/.exec(path) ?? [];
  const area = scopes[word] ?? (path.startsWith("/flags") ? "feature_flag" : "project");
  const level = reading.includes(method) || area === "query" ? "read" : "write";
  const isHeld = held.includes(`${area}:${level}`) || held.includes(`${area}:write`);
  return isHeld ? undefined : `${area}:${level}`;
}

function denied(scope: string): Failure | Caller {
  return {
    reason: "permission_denied",
    code: "permission_denied",
    message: `API key missing required scope '${scope}'`,
  };
}
