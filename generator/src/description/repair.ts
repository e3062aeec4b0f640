import { type NodeKind, walkDocument } from "./document-grammar.ts";
import { isObject, type JsonObject, type JsonValue } from "./json.ts";

/**
 * Mends in place what vendors often get wrong and what has only one possible meaning, so that validation
 * speaks of real mistakes only.
 *
 * @returns what was mended and how often, by name of the repair
 */
export function repairDocument(document: JsonObject): ReadonlyMap<string, number> {
  const repairs = new Map<string, number>();
  const mended = (repair: string) => repairs.set(repair, (repairs.get(repair) ?? 0) + 1);
  walkDocument(document, (node, kind) => {
    for (const [name, repair] of REPAIRS[kind] ?? []) if (repair(node)) mended(name);
  });
  return repairs;
}

/** Changes the node where it needs to, and says whether it did. */
type Repair = readonly [name: string, apply: (node: JsonObject) => boolean];

const REPAIRS: { readonly [Kind in NodeKind]?: readonly Repair[] } = {
  document: [
    ["version_not_text", stringifyVersion],
    ["paths_missing", addPaths],
  ],
  schema: [
    ["duplicate_enum_items", (schema) => dropDuplicates(schema, "enum")],
    ["duplicate_required", (schema) => dropDuplicates(schema, "required")],
    ["empty_enum", (schema) => dropEmpty(schema, "enum")],
    ["empty_required", (schema) => dropEmpty(schema, "required")],
    ["required_as_flag", (schema) => dropUnlessList(schema, "required")],
    [
      "empty_union",
      (schema) => ["allOf", "anyOf", "oneOf"].filter((union) => dropEmpty(schema, union)).length > 0,
    ],
  ],
  parameter: [["optional_path_parameter", requirePathParameter]],
  operation: [
    ["duplicate_tags", (operation) => dropDuplicates(operation, "tags")],
    ["responses_missing", addResponses],
  ],
  response: [["response_undescribed", addResponseDescription]],
};

function stringifyVersion(document: JsonObject): boolean {
  const info = document["info"];
  if (!isObject(info) || typeof info["version"] !== "number") return false;
  info["version"] = String(info["version"]);
  return true;
}

function addPaths(document: JsonObject): boolean {
  if (isObject(document["paths"])) return false;
  if (!isObject(document["webhooks"])) return false;
  document["paths"] = {};
  return true;
}

function requirePathParameter(parameter: JsonObject): boolean {
  if (parameter["in"] !== "path" || parameter["required"] === true) return false;
  parameter["required"] = true;
  return true;
}

function addResponses(operation: JsonObject): boolean {
  if (isObject(operation["responses"]) && Object.keys(operation["responses"]).length > 0) return false;
  operation["responses"] = { default: { description: "" } };
  return true;
}

function addResponseDescription(response: JsonObject): boolean {
  if (typeof response["description"] === "string" || response["$ref"] !== undefined) return false;
  response["description"] = "";
  return true;
}

function dropDuplicates(node: JsonObject, name: string): boolean {
  const items = node[name];
  if (!Array.isArray(items)) return false;
  const distinct = [...new Map(items.map((item) => [identity(item), item])).values()];
  if (distinct.length === items.length) return false;
  node[name] = distinct;
  return true;
}

function identity(item: JsonValue): string {
  return JSON.stringify(item);
}

function dropEmpty(node: JsonObject, name: string): boolean {
  const items = node[name];
  if (!Array.isArray(items) || items.length > 0) return false;
  delete node[name];
  return true;
}

function dropUnlessList(node: JsonObject, name: string): boolean {
  if (node[name] === undefined || Array.isArray(node[name])) return false;
  delete node[name];
  return true;
}
