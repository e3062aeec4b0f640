import { CONTROL_PREFIX } from "../contracts/process.ts";
import { TwinError } from "../contracts/twin-error.ts";
import type { Twin } from "../engine/twin.ts";
import type { TwinResponse } from "../pipeline/exchange.ts";
import { issueText } from "../reading/issue-text.ts";
import type { Reading } from "../reading/reading.ts";
import type { ControlRoute } from "./control-route.ts";
import { controlRoutes } from "./routes.ts";
import { statusOf } from "./status-of.ts";

export interface ControlRequest {
  readonly method: string;
  readonly url: string;
  /** The `Content-Type` header. */
  readonly type: string | undefined;
  readonly body: Uint8Array;
  readonly tooLarge: boolean;
}

/** What a twin answers about itself. */
export interface Control {
  /** Whether a path, with or without a query, is the control API's and not the vendor's. */
  owns(url: string): boolean;
  handle(request: ControlRequest): Promise<TwinResponse>;
}

interface Match {
  readonly route: ControlRoute;
  readonly params: Record<string, string>;
}

/**
 * The control API of a twin: everything below `CONTROL_PREFIX`, and those other paths of the routes that
 * `isVendors` does not claim.
 */
export function createControl(twin: () => Twin, isVendors: (path: string) => boolean): Control {
  const patterns = controlRoutes.map((route) => ({ route, pattern: patternOf(route.path) }));
  const matches = (path: string): Match[] =>
    patterns.flatMap(({ route, pattern }) => {
      const groups = pattern.exec(path)?.groups;
      return groups ? [{ route, params: { ...groups } }] : [];
    });
  // Nearly all requests are the vendor's, and show it by how they start.
  const others = [...new Set(controlRoutes.map(({ path }) => path.slice(0, path.indexOf("/", 1) + 1)))];
  return {
    owns: (url) => {
      if (url.startsWith(`${CONTROL_PREFIX}/`)) return true;
      if (!others.some((start) => url.startsWith(start))) return false;
      const [path = ""] = url.split("?");
      return matches(path).length > 0 && !isVendors(path);
    },
    handle: async (request) => {
      try {
        return await answer(twin(), request, matches);
      } catch (error) {
        return failed(error, request.url);
      }
    },
  };
}

async function answer(
  twin: Twin,
  request: ControlRequest,
  matches: (path: string) => Match[],
): Promise<TwinResponse> {
  const { pathname, searchParams } = new URL(request.url, "http://twin");
  const found = matches(pathname);
  const method = request.method === "HEAD" ? "GET" : request.method;
  const { route, params } = found.find(({ route }) => route.method === method) ?? {};
  if (!route) throw noSuchRoute(request.method, pathname, found);
  const query = checked(route.readQuery(queryOf(searchParams)), "The query");
  const body = checked(route.readBody(bodyOf(request)), "The body");
  const answered = await route.handle(twin, { params: decoded(params ?? {}), query, body });
  if (route.type === undefined || typeof answered !== "string") return json(200, answered);
  return { status: 200, headers: { "Content-Type": route.type }, body: answered };
}

function patternOf(path: string): RegExp {
  // A route without parameters has groups too, so that a match shows.
  const source = path.replace(/\{(\w+)(\+?)\}/g, (_, name, rest) => `(?<${name}>${rest ? ".+" : "[^/]+"})`);
  return new RegExp(`^(?<_>)${source}/?$`);
}

function decoded(params: Readonly<Record<string, string>>): Record<string, string> {
  try {
    const own = Object.entries(params).filter(([name]) => name !== "_");
    return Object.fromEntries(own.map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch (cause) {
    throw new TwinError("bad_path", "The path is not encoded as UTF-8.", { cause });
  }
}

/** Each parameter's value; the values of one that is repeated. */
function queryOf(search: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    Array.from(new Set(search.keys()), (name) => {
      const [value = "", ...more] = search.getAll(name);
      return [name, more.length === 0 ? value : [value, ...more]];
    }),
  );
}

function bodyOf({ body, type, tooLarge }: ControlRequest): unknown {
  if (tooLarge) throw new TwinError("too_large", "The body is too large.");
  // Forms, which pages of other sites may send without being asked, are not taken even when they are empty.
  if (type !== undefined && !/^application\/json(?:;|$)/i.test(type))
    throw new TwinError("not_json", `The body is ${JSON.stringify(type)}.`, {
      hint: "Send JSON, with the header Content-Type: application/json.",
    });
  if (body.length === 0) return {};
  if (type === undefined)
    throw new TwinError("not_json", "The body has no content type.", {
      hint: "Send JSON, with the header Content-Type: application/json.",
    });
  try {
    return JSON.parse(Buffer.from(body).toString("utf8"));
  } catch (cause) {
    throw new TwinError("bad_json", `The body is no JSON: ${cause instanceof Error ? cause.message : ""}`, {
      cause,
    });
  }
}

function checked(reading: Reading, whole: string): unknown {
  if (reading.ok) return reading.value;
  throw new TwinError("bad_request", reading.issues.map((issue) => issueText(issue, whole)).join(" "), {
    hint: `See what it takes in ${CONTROL_PREFIX}/openapi.json.`,
  });
}

function noSuchRoute(method: string, path: string, found: readonly Match[]): TwinError {
  const hint = `See what there is in ${CONTROL_PREFIX}/openapi.json.`;
  if (found.length === 0) return new TwinError("unknown_control", `A twin has no ${path}.`, { hint });
  const methods = found.map(({ route }) => route.method).join(", ");
  return new TwinError("unknown_method", `${path} does not take ${method}, but ${methods}.`, { hint });
}

function failed(error: unknown, url: string): TwinResponse {
  if (error instanceof TwinError) {
    const { code, message, hint } = error;
    // Programs that know the other paths look for a type as well.
    const type = url.startsWith(`${CONTROL_PREFIX}/`) ? {} : { type: code };
    return json(statusOf(code), { error: { code, message, ...type, ...(hint !== undefined && { hint }) } });
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`bug in the control API: ${detail}\n`);
  return json(500, {
    error: { code: "internal", message: "This is a bug in the twin; its log has the details." },
  });
}

function json(status: number, value: unknown): TwinResponse {
  return { status, headers: { "Content-Type": "application/json" }, body: `${JSON.stringify(value)}\n` };
}
