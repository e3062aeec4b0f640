import type { OperationEntry } from "../contracts/artifact.ts";
import type { SchemaIndex } from "../contracts/schema-node.ts";
import { decodeBody } from "../reading/decode-body.ts";
import { decodeContent } from "../reading/decode-content.ts";
import { decodeForm } from "../reading/decode-form.ts";
import type { ReadIssue } from "../reading/issue.ts";
import type { Origin } from "../reading/reading.ts";
import { Upload } from "../reading/upload.ts";
import { RequestFailed } from "../resources/fail.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import type { Exchange } from "./exchange.ts";
import { refuseUnreadable } from "./refuse-unreadable.ts";

/** The largest request body in bytes, where the vendor has no limit of its own. */
export const DEFAULT_MAX_BODY = 32 * 1024 * 1024;

type Fields = Record<string, unknown>;

interface Decoded {
  readonly value: unknown;
  readonly from: Origin;
}

/**
 * Decodes, coerces and validates what the request says.
 *
 * @throws RequestFailed `invalid_argument` with the first issue, or with what made it unreadable.
 */
export function read(exchange: Exchange, twin: TwinModel): void {
  const { operation, session, params = {} } = exchange;
  if (!operation || !session) throw new Error("A request is read after it is routed and has a session.");
  if (exchange.request.tooLarge)
    throw new RequestFailed({ reason: "invalid_argument", problem: "too_large" });
  const queryText = exchange.search;
  const hasBody = exchange.request.body.length > 0;
  const query: Fields = queryText === "" ? {} : refuseUnreadable(() => decodeForm(queryText));
  const body = hasBody ? decode(exchange, { operation, twin }) : undefined;

  // Values of a query are text and those of JSON are not: the two are read as one only where text holds JSON.
  const anywhere =
    twin.vendor.parameters === "anywhere" && (body?.from !== "json" || twin.vendor.nested === "json");
  const input = anywhere ? together(twin, operation, query, body) : apart(twin, operation, query, body);
  session.input = { params: withArguments(operation, params, input), ...input };
}

/** The parameters that lead to the operation's entities, also those that stand among its arguments. */
function withArguments(
  { params = [] }: OperationEntry,
  inPath: Record<string, string>,
  { query, body }: { readonly query: Fields; readonly body: Fields },
): Record<string, string> {
  const named = params.filter((each) => each.in === "arguments");
  if (named.length === 0) return inPath;
  const values = named.map(({ name }) => [name, String(body[name] ?? query[name] ?? "")]);
  return { ...inPath, ...Object.fromEntries(values) };
}

interface Asked {
  readonly operation: OperationEntry;
  readonly twin: TwinModel;
}

function decode(exchange: Exchange, { operation: { accepts }, twin }: Asked): Decoded | undefined {
  const { vendor } = twin;
  const encoding = vendor.encoding?.(exchange.head) ?? exchange.head.header("content-encoding") ?? "";
  const limit = vendor.maxBody ?? DEFAULT_MAX_BODY;
  const bytes = refuseUnreadable(() => decodeContent(exchange.request.body, encoding, limit));
  const sent = exchange.head.header("content-type") ?? accepts?.[0] ?? "application/json";
  const type = sent.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (accepts && !accepts.some((each) => matchesType(each, type)))
    throw new RequestFailed({
      reason: "invalid_argument",
      problem: "unsupported_media_type",
      extra: { sent: type, accepts },
    });
  if (accepts && isOpaque(type)) {
    const upload = new Upload({ filename: "", contentType: type, bytes });
    return { value: upload, from: "text" };
  }
  return refuseUnreadable(() => decodeBody(bytes, sent));
}

/** Whether a body of this type is a file as it is, not parameters in some writing. */
const isOpaque = (type: string) =>
  type !== "" && !formTypes.includes(type) && type !== "application/json" && !type.endsWith("+json");

/** A form without fields is a body of no bytes, so where forms are taken there always is one. */
const takesForms = ({ accepts = [] }: OperationEntry) =>
  accepts.length > 0 && accepts.every((type) => type === "application/x-www-form-urlencoded");

const formTypes = ["application/x-www-form-urlencoded", "multipart/form-data"];

/** Whether a sent type serves where another is described; the two kinds of form stand for each other. */
function matchesType(described: string, sent: string): boolean {
  const type = described.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (type === sent || type === "*/*") return true;
  if (formTypes.includes(type)) return formTypes.includes(sent);
  return type.endsWith("json") && (sent === "application/json" || sent.endsWith("+json"));
}

/** Query and body, each by its own schema. */
function apart(twin: TwinModel, operation: OperationEntry, query: Fields, body: Decoded | undefined) {
  const known = operation.query === undefined ? {} : knownOnly(twin, operation.query, query);
  const readQuery =
    operation.query === undefined ? {} : check(twin, operation.query, { value: known, from: "text" });
  if (operation.body === undefined) return { query: readQuery, body: {} };
  if (body === undefined && !operation.bodyRequired && !takesForms(operation))
    return { query: readQuery, body: {} };
  return { query: readQuery, body: check(twin, operation.body, body ?? { value: {}, from: "json" }) };
}

/** A query without the parameters that the description does not know. */
function knownOnly(twin: TwinModel, schema: SchemaIndex, query: Fields): Fields {
  const properties = twin.detail.schemas[schema]?.properties ?? {};
  return Object.fromEntries(Object.entries(query).filter(([name]) => Object.hasOwn(properties, name)));
}

/** Query and body as one set of parameters, wherever each stood. */
function together(twin: TwinModel, operation: OperationEntry, query: Fields, body: Decoded | undefined) {
  const fields = body?.value ?? {};
  if (!isFields(fields)) throw new RequestFailed({ reason: "invalid_argument", problem: "not_an_object" });
  const all = Object.keys(query).length === 0 ? fields : { ...query, ...fields };
  const schema = operation.body ?? operation.query;
  const from = twin.vendor.nested === "json" ? "text" : (body?.from ?? "text");
  if (schema === undefined) {
    const names = Object.keys(all);
    if (names.length > 0 && twin.vendor.strictParameters)
      throw invalid(twin, { kind: "unknown", path: [], names });
    return { query: {}, body: {} };
  }
  const value = check(twin, schema, { value: all, from });
  return operation.body === undefined ? { query: value, body: {} } : { query: value, body: value };
}

function check(twin: TwinModel, schema: SchemaIndex, { value, from }: Decoded): Fields {
  if (isNothing(value) && !twin.detail.schemas[schema]?.required && twin.detail.schemas[schema]?.properties)
    return {};
  const reading = twin.detail.reader.read(schema, value, from);
  if (!reading.ok) throw invalid(twin, reading.issues[0]);
  // Parameters are an object wherever a handler can name one; other bodies reach it as they are.
  return reading.value as Fields;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isNothing(value: unknown): boolean {
  for (const _ in value as object) return false;
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function invalid(twin: TwinModel, issue: ReadIssue | undefined): RequestFailed {
  const param =
    issue &&
    twin.vendor.paramName?.(issue.kind === "unknown" ? [...issue.path, issue.names?.[0] ?? ""] : issue.path);
  return new RequestFailed({
    reason: "invalid_argument",
    ...(issue ? { issue } : {}),
    ...(param ? { param } : {}),
  });
}
