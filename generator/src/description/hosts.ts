import { walkDocument } from "./document-grammar.ts";
import { isObject, type JsonObject, type JsonValue } from "./json.ts";

/** The host names of all servers a document names, its own first, in lower case and each once. */
export function documentHosts(document: JsonObject): readonly string[] {
  const hosts = new Set<string>();
  walkDocument(document, (node, kind) => {
    if (kind !== "document" && kind !== "pathItem" && kind !== "operation") return;
    for (const host of serverHosts(node["servers"])) hosts.add(host);
  });
  return [...hosts];
}

function serverHosts(servers: JsonValue | undefined): string[] {
  if (!Array.isArray(servers)) return [];
  return servers.flatMap((server) => {
    const url = isObject(server) ? serverUrl(server) : undefined;
    return url === undefined || !URL.canParse(url) ? [] : [new URL(url).hostname];
  });
}

/** A server's address with the defaults of its variables. */
export function serverUrl(server: JsonObject): string | undefined {
  if (typeof server["url"] !== "string") return undefined;
  const variables = server["variables"];
  return server["url"].replace(/\{([^{}]+)\}/g, (placeholder, name) => {
    const variable = isObject(variables) ? variables[name] : undefined;
    const value = isObject(variable) ? variable["default"] : undefined;
    return typeof value === "string" ? value : placeholder;
  });
}
