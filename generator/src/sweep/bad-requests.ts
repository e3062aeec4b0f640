import type { Json, OperationEntry, SchemaNode } from "@wondertwin/framework/contracts";
import type { SentRequest } from "./subject.ts";

/** A request that breaks the description in one place. */
export interface BadRequest {
  readonly what: string;
  readonly request: SentRequest;
}

const UNHEARD_OF = "unheard_of_parameter";
const SCALARS: ReadonlySet<string> = new Set(["boolean", "integer", "number", "string"]);

/** The ways in which an operation's schemas let a good request be spoiled. */
export function badRequests(
  operation: OperationEntry,
  good: SentRequest,
  schemas: readonly SchemaNode[],
): readonly BadRequest[] {
  const body = operation.body === undefined ? undefined : schemas[operation.body];
  const query = operation.query === undefined ? undefined : schemas[operation.query];
  const spoiled: BadRequest[] = [];
  if (body && isFields(good.body)) {
    if (body.additionalProperties === false)
      spoiled.push({
        what: "body: unknown parameter",
        request: { ...good, body: { ...good.body, [UNHEARD_OF]: "x" } },
      });
    for (const [what, value] of spoil(body, good.body, schemas))
      spoiled.push({ what: `body: ${what}`, request: { ...good, body: value } });
  }
  if (query)
    for (const [what, value] of spoil(query, good.query, schemas))
      spoiled.push({ what: `query: ${what}`, request: { ...good, query: value } });
  return spoiled;
}

/** A request with a query parameter that nobody described; not every vendor minds. */
export function withUnheardOf(good: SentRequest): BadRequest {
  return {
    what: "query: unknown parameter",
    request: { ...good, query: { ...good.query, [UNHEARD_OF]: "x" } },
  };
}

type Fields = { readonly [name: string]: Json };

function* spoil(node: SchemaNode, good: Fields, schemas: readonly SchemaNode[]): Generator<[string, Fields]> {
  for (const name of node.required ?? []) {
    const { [name]: _, ...rest } = good;
    yield [`without ${name}`, rest];
  }
  for (const [name, position] of Object.entries(node.properties ?? {})) {
    if (!isScalar(schemas[position])) continue;
    yield [`${name} of a wrong type`, { ...good, [name]: { [UNHEARD_OF]: "x" } }];
    return;
  }
}

function isScalar(node: SchemaNode | undefined): boolean {
  return typeof node?.type === "string" && SCALARS.has(node.type);
}

function isFields(value: Json | undefined): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
