import { isObject, type JsonObject, type JsonValue } from "./json.ts";

/**
 * Rewrites one schema object in place into JSON Schema 2020-12; its children are left to the caller.
 *
 * Gone are `nullable`, boolean exclusive bounds, `const` and the annotation for XML.
 */
export function normaliseSchema(schema: JsonObject): void {
  delete schema["xml"];
  replaceConst(schema);
  replaceExclusiveBound(schema, "exclusiveMinimum", "minimum");
  replaceExclusiveBound(schema, "exclusiveMaximum", "maximum");
  const nullable = schema["nullable"] === true || schema["x-nullable"] === true;
  delete schema["nullable"];
  delete schema["x-nullable"];
  if (nullable) allowNull(schema);
}

function replaceConst(schema: JsonObject): void {
  const value = schema["const"];
  if (value === undefined) return;
  schema["enum"] = [value];
  delete schema["const"];
}

function replaceExclusiveBound(schema: JsonObject, exclusive: string, inclusive: string): void {
  if (typeof schema[exclusive] !== "boolean") return;
  const bound = schema[inclusive];
  if (schema[exclusive] && bound !== undefined) {
    schema[exclusive] = bound;
    delete schema[inclusive];
  } else {
    delete schema[exclusive];
  }
}

const NULL: JsonObject = { type: "null" };

/** Members that say something about a schema rather than about its instances. */
function isAnnotation(name: string): boolean {
  return (
    name.startsWith("x-") ||
    ["title", "description", "deprecated", "readOnly", "writeOnly", "default"].includes(name)
  );
}

/**
 * Vendors write `nullable` beside `$ref`, `allOf` and bare enums too, where OpenAPI 3.0 gives it no effect;
 * what they mean is that null occurs, so that is what the schema allows.
 */
function allowNull(schema: JsonObject): void {
  if (schema["$ref"] !== undefined || schema["allOf"] !== undefined || schema["not"] !== undefined) {
    moveIntoUnion(schema);
    return;
  }
  if (schema["type"] !== undefined) schema["type"] = withItem(schema["type"], "null");
  if (Array.isArray(schema["enum"])) schema["enum"] = withItem(schema["enum"], null);
  for (const union of ["anyOf", "oneOf"]) {
    const branches = schema[union];
    if (Array.isArray(branches) && !branches.some(isNull)) branches.push({ ...NULL });
  }
}

/** Makes `{ …constraints }` into `{ anyOf: [{ …constraints }, null] }`; annotations stay outside. */
function moveIntoUnion(schema: JsonObject): void {
  const constraints: JsonObject = {};
  for (const [name, value] of Object.entries(schema)) {
    if (isAnnotation(name)) continue;
    constraints[name] = value;
    delete schema[name];
  }
  schema["anyOf"] = [onlyBranch(constraints), { ...NULL }];
}

/** `{ allOf: [x] }` is x: the usual way to write something beside a `$ref` in OpenAPI 3.0. */
function onlyBranch(constraints: JsonObject): JsonValue {
  const branches = constraints["allOf"];
  const [branch] = Array.isArray(branches) && branches.length === 1 ? branches : [];
  return branch !== undefined && Object.keys(constraints).length === 1 ? branch : constraints;
}

function isNull(branch: JsonValue): boolean {
  return isObject(branch) && branch["type"] === "null";
}

function withItem(present: JsonValue, item: JsonValue): JsonValue[] {
  const items = Array.isArray(present) ? present : [present];
  return items.includes(item) ? items : [...items, item];
}
