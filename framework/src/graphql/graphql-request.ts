import type { Exchange } from "../pipeline/exchange.ts";
import { RequestFailed } from "../resources/fail.ts";
import type { Variables } from "./coerce.ts";

/** What a request says, before anything of it is believed. */
export interface GraphqlRequest {
  readonly query: string;
  readonly variables: Variables;
  readonly operationName: string | undefined;
}

/**
 * Reads a request as GraphQL over HTTP has it: JSON in a POST, or the query of a GET.
 *
 * @throws RequestFailed `invalid_argument` with the problem: `unknown_method`, `unsupported_media_type`,
 * `malformed_json`, `malformed_request`, `too_large`
 */
export function readGraphqlRequest({ head, request, search }: Exchange): GraphqlRequest {
  if (request.tooLarge) throw refused("too_large", "The request's body is too large.");
  if (head.method === "GET") return fromFields(queryFields(search));
  if (head.method !== "POST") throw refused("unknown_method", "GraphQL only supports GET and POST requests.");
  const type = head.header("content-type")?.split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/json")
    throw refused("unsupported_media_type", "A POST body must be of the type application/json.");
  return fromFields(parsed(new TextDecoder().decode(request.body), "POST body sent invalid JSON."));
}

function queryFields(search: string): unknown {
  const params = new URLSearchParams(search);
  const json = (name: string) => {
    const text = params.get(name);
    return text === null || text === "" ? undefined : parsed(text, `The ${name} are invalid JSON.`);
  };
  return {
    query: params.get("query") ?? undefined,
    operationName: params.get("operationName") ?? undefined,
    variables: json("variables"),
    extensions: json("extensions"),
  };
}

function parsed(text: string, message: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refused("malformed_json", message);
  }
}

function fromFields(value: unknown): GraphqlRequest {
  if (!isObject(value)) throw refused("malformed_request", "A GraphQL request is an object.");
  const { query, variables = {}, operationName, extensions = {} } = value;
  if (typeof query !== "string" || query === "")
    throw refused("malformed_request", "GraphQL operations must contain a non-empty `query`.");
  if (variables !== null && !isObject(variables))
    throw refused("malformed_request", "`variables` in a request must be an object.");
  if (extensions !== null && !isObject(extensions))
    throw refused("malformed_request", "`extensions` in a request must be an object.");
  if (operationName !== undefined && operationName !== null && typeof operationName !== "string")
    throw refused("malformed_request", "`operationName` in a request must be a string.");
  return { query, variables: variables ?? {}, operationName: operationName || undefined };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function refused(problem: string, message: string): RequestFailed {
  return new RequestFailed({ reason: "invalid_argument", problem, message });
}
