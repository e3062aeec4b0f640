import type { ControlRoute } from "./control-route.ts";
import { type InlineSchema, objectOf } from "./inline-schema.ts";
import { controlRoutes } from "./routes.ts";

/** The control API as TypeScript: what each endpoint takes and answers with, and how it is called. */
export function controlTypes(): string {
  const entries = controlRoutes.map(
    (route) => `  /** ${route.summary}. */
  readonly ${JSON.stringify(`${route.method} ${route.path.replace("+}", "}")}`)}: {
    readonly query: ${queryType(route)};
    readonly body: ${route.body ? typeOf(route.body) : "undefined"};
    readonly answer: ${typeOf(route.answer)};
  };`,
  );
  const calls = controlRoutes.map((route) => `  | ${callType(route)}`);
  return [
    "/** Written by scripts/generate.ts from the routes of framework/src/control; do not edit. */",
    "",
    "/** What the endpoints of a twin's control API take and answer with, by method and path. */",
    `export interface ControlApi {\n${entries.join("\n")}\n}`,
    "",
    "/** A call of a twin's control API: method, path, and what is asked. */",
    `export type ControlCall =\n${calls.join("\n")};`,
    "",
  ].join("\n");
}

const ABSENT_QUERY = "readonly query?: undefined";
const ABSENT_BODY = "readonly body?: undefined";

function callType(route: ControlRoute): string {
  const { method, path, required = [], body } = route;
  const isNeeded = required.length > 0 || (body?.required ?? []).length > 0;
  const query = route.query
    ? `readonly query${required.length > 0 ? "" : "?"}: ${queryType(route)}`
    : ABSENT_QUERY;
  const sent = body
    ? `readonly body${(body.required ?? []).length > 0 ? "" : "?"}: ${typeOf(body)}`
    : ABSENT_BODY;
  const address = path.includes("{")
    ? `\`${path.replaceAll(/\{\w+\+?\}/g, `\${string}`)}\``
    : JSON.stringify(path);
  return `readonly [method: ${JSON.stringify(method)}, path: ${address}, asked${isNeeded ? "" : "?"}: { ${query}; ${sent} }]`;
}

function queryType({ query, required = [] }: ControlRoute): string {
  return query ? typeOf(objectOf(query, required)) : "undefined";
}

function typeOf(schema: InlineSchema): string {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.anyOf) return schema.anyOf.map((each) => typeOf(each)).join(" | ");
  const types = [schema.type ?? []].flat();
  if (types.length === 0) return "unknown";
  return types.map((type) => namedType(type, schema)).join(" | ");
}

function namedType(type: string, schema: InlineSchema): string {
  if (type === "integer") return "number";
  if (type === "array") return `readonly (${typeOf(schema.items ?? {})})[]`;
  return type === "object" ? objectType(schema) : type;
}

function objectType({ properties, additionalProperties, required = [] }: InlineSchema): string {
  if (!properties || Object.keys(properties).length === 0)
    return additionalProperties ? `{ readonly [name: string]: ${typeOf(additionalProperties)} }` : "object";
  const fields = Object.entries(properties).map(([name, property]) => {
    const isRequired = required.includes(name);
    // Callers may say of what they leave out that it is undefined.
    const optional = isRequired ? "" : " | undefined";
    return `readonly ${name}${isRequired ? "" : "?"}: ${typeOf(property)}${optional}`;
  });
  return `{ ${fields.join("; ")} }`;
}
