import { type NodeKind, walkDocument } from "./document-grammar.ts";
import { isObject, type JsonObject } from "./json.ts";

/**
 * Mends in place what vendors often get wrong and what has only one possible meaning, so that validation
 * speaks of real mistakes only.
 */
export function repairDocument(document: JsonObject): void {
  walkDocument(document, (node, kind) => REPAIRS[kind]?.(node));
}

const REPAIRS: { readonly [Kind in NodeKind]?: (node: JsonObject) => void } = {
  document: repairRoot,
  schema: repairSchema,
  parameter: repairParameter,
  operation: repairOperation,
  response: repairResponse,
};

/** `version: 1.5` means the text; a document of webhooks alone has no paths. */
function repairRoot(document: JsonObject): void {
  const info = document["info"];
  if (isObject(info) && typeof info["version"] === "number") info["version"] = String(info["version"]);
  if (document["paths"] === undefined && isObject(document["webhooks"])) document["paths"] = {};
}

function repairSchema(schema: JsonObject): void {
  // A flag on a property, as JSON Schema had it once; the owner's list is what counts.
  if (typeof schema["required"] === "boolean") delete schema["required"];
  dropDuplicates(schema, "enum");
  dropDuplicates(schema, "required");
  for (const name of ["enum", "required", "allOf", "anyOf", "oneOf"]) dropEmpty(schema, name);
}

function repairParameter(parameter: JsonObject): void {
  if (parameter["in"] === "path") parameter["required"] = true;
}

function repairOperation(operation: JsonObject): void {
  dropDuplicates(operation, "tags");
  const responses = operation["responses"];
  if (responses === undefined || (isObject(responses) && Object.keys(responses).length === 0)) {
    operation["responses"] = { default: { description: "" } };
  }
}

function repairResponse(response: JsonObject): void {
  if (response["description"] === undefined && response["$ref"] === undefined) response["description"] = "";
}

function dropDuplicates(node: JsonObject, name: string): void {
  const items = node[name];
  if (!Array.isArray(items)) return;
  const distinct = new Map(items.map((item) => [JSON.stringify(item), item]));
  if (distinct.size < items.length) node[name] = [...distinct.values()];
}

function dropEmpty(node: JsonObject, name: string): void {
  const items = node[name];
  if (Array.isArray(items) && items.length === 0) delete node[name];
}
