import type { ControlRoute } from "./control-route.ts";
import { type InlineSchema, objectOf } from "./inline-schema.ts";

const problem: InlineSchema = objectOf(
  {
    error: objectOf(
      {
        code: { type: "string", description: "Stable and machine-readable" },
        message: { type: "string" },
        hint: { type: "string", description: "What to do next" },
      },
      ["code", "message"],
    ),
  },
  ["error"],
);

/** The OpenAPI document of the control API: what its routes say of themselves. */
export function openapiDocument(routes: readonly ControlRoute[], version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll("+}", "}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Control API of a WonderTwin twin", version },
    paths,
    components: { schemas: { problem } },
  };
}

function operationOf(route: ControlRoute): object {
  const { method, path, summary, query = {}, required = [], body, answer, type } = route;
  const inPath = Array.from(path.matchAll(/\{(\w+)\+?\}/g), ([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const inQuery = Object.entries(query).map(([name, { description, ...schema }]) => ({
    name,
    in: "query",
    ...(required.includes(name) && { required: true }),
    ...(description !== undefined && { description }),
    schema,
  }));
  const parameters = [...inPath, ...inQuery];
  return {
    operationId: operationId(method, path),
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: (body.required ?? []).length > 0, content: jsonOf(body) } }),
    responses: {
      "200": {
        description: "Done",
        content: type === undefined ? jsonOf(answer) : { [type]: { schema: answer } },
      },
      default: {
        description: "What went wrong and what to do",
        content: jsonOf({ $ref: "#/components/schemas/problem" }),
      },
    },
  };
}

/** `GET /_wt/captures/{id}` → `get_captures_id`. */
function operationId(method: string, path: string): string {
  const words = path.split(/[^a-z]+/i).filter((word) => word !== "" && word !== "wt");
  return [method.toLowerCase(), ...words].join("_");
}

function jsonOf(schema: object): object {
  return { "application/json": { schema } };
}
