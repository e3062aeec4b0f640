import { isObject, type JsonObject, type JsonValue } from "./json.ts";
import { escapeKey } from "./json-pointer.ts";

/** The kinds of objects an OpenAPI 3 document is made of, as far as schemas can be reached through them. */
export type NodeKind =
  | "document"
  | "components"
  | "pathItem"
  | "operation"
  | "parameter"
  | "requestBody"
  | "response"
  | "header"
  | "callback"
  | "mediaType"
  | "encoding"
  | "schema";

/** What a member holds: one object, a list of them, or a map to them. */
type Member = readonly ["one" | "list" | "map", NodeKind];

type Members = { readonly [name: string]: Member };

const operation: Member = ["one", "operation"];
const schema: Member = ["one", "schema"];
const content: Member = ["map", "mediaType"];
const headers: Member = ["map", "header"];
const pathItems: Member = ["map", "pathItem"];

const GRAMMAR: { readonly [Kind in Exclude<NodeKind, "callback">]: Members } = {
  document: {
    paths: pathItems,
    webhooks: pathItems,
    // Written by vendors whose description is older than OpenAPI 3.1.
    "x-webhooks": pathItems,
    components: ["one", "components"],
  },
  components: {
    schemas: ["map", "schema"],
    responses: ["map", "response"],
    parameters: ["map", "parameter"],
    requestBodies: ["map", "requestBody"],
    headers,
    callbacks: ["map", "callback"],
    pathItems,
  },
  pathItem: {
    parameters: ["list", "parameter"],
    get: operation,
    put: operation,
    post: operation,
    delete: operation,
    options: operation,
    head: operation,
    patch: operation,
    trace: operation,
  },
  operation: {
    parameters: ["list", "parameter"],
    requestBody: ["one", "requestBody"],
    responses: ["map", "response"],
    callbacks: ["map", "callback"],
  },
  parameter: { schema, content },
  header: { schema, content },
  requestBody: { content },
  response: { content, headers },
  mediaType: { schema, encoding: ["map", "encoding"] },
  encoding: { headers },
  schema: {
    ...each(["map", "schema"], "properties", "patternProperties", "dependentSchemas", "$defs"),
    ...each(["list", "schema"], "allOf", "anyOf", "oneOf", "prefixItems"),
    ...each(schema, "items", "unevaluatedItems", "contains", "not", "if", "then", "else"),
    ...each(schema, "additionalProperties", "unevaluatedProperties", "propertyNames"),
  },
};

function each(member: Member, ...names: readonly string[]): Members {
  return Object.fromEntries(names.map((name) => [name, member]));
}

/**
 * Called with every object of the document and where it stands (a JSON pointer), parents before children;
 * what it changes is what is walked on, and `skip` leaves out what is below.
 */
export type Visit = (node: JsonObject, kind: NodeKind, place: string) => "skip" | undefined | void;

/** Visits every object of an OpenAPI 3 document by its kind; examples, defaults and extensions are data and left out. */
export function walkDocument(document: JsonObject, visit: Visit): void {
  walk(document, { kind: "document", place: "", visit });
}

interface Step {
  readonly kind: NodeKind;
  readonly place: string;
  readonly visit: Visit;
}

function walk(node: JsonValue | undefined, { kind, place, visit }: Step): void {
  if (!isObject(node)) return;
  if (visit(node, kind, place) === "skip") return;
  if (kind === "callback") {
    walkMap(node, { kind: "pathItem", place, visit });
    return;
  }
  const members = GRAMMAR[kind];
  for (const name of Object.keys(node)) {
    const member = Object.hasOwn(members, name) ? members[name] : undefined;
    if (member === undefined) continue;
    const [shape, memberKind] = member;
    walkMember(node[name], shape, { kind: memberKind, place: `${place}/${name}`, visit });
  }
}

function walkMember(value: JsonValue | undefined, shape: Member[0], step: Step): void {
  if (shape === "one") walk(value, step);
  else if (shape === "map" && isObject(value)) walkMap(value, step);
  else if (shape === "list" && Array.isArray(value)) walkList(value, step);
}

/** Maps to these may have extensions among their entries; in any other map `x-…` is a name like others. */
const AMONG_EXTENSIONS: ReadonlySet<NodeKind> = new Set(["pathItem", "response"]);

function walkMap(map: JsonObject, step: Step): void {
  const mayExtend = AMONG_EXTENSIONS.has(step.kind);
  for (const [name, item] of Object.entries(map)) {
    if (mayExtend && name.startsWith("x-")) continue;
    walk(item, { ...step, place: `${step.place}/${escapeKey(name)}` });
  }
}

function walkList(list: readonly JsonValue[], step: Step): void {
  for (const [index, item] of list.entries()) walk(item, { ...step, place: `${step.place}/${index}` });
}
