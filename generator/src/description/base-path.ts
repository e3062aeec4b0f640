import { serverUrl } from "./hosts.ts";
import { isObject, type JsonObject } from "./json.ts";

/** The path below which a document's first server answers: `/api` of `https://example.com/api`; empty: the root. */
export function basePath(document: JsonObject): string {
  const [first] = Array.isArray(document["servers"]) ? document["servers"] : [];
  const url = isObject(first) ? serverUrl(first) : undefined;
  const base = "http://host";
  return url !== undefined && URL.canParse(url, base) ? new URL(url, base).pathname.replace(/\/+$/, "") : "";
}

/** Writes a document's paths as requests have them: below what its server's address says. */
export function prefixPaths(document: JsonObject, prefix: string): void {
  const { paths } = document;
  if (prefix === "" || !isObject(paths)) return;
  document["paths"] = Object.fromEntries(Object.entries(paths).map(([path, item]) => [prefix + path, item]));
}
