import { TwinError } from "@wondertwin/framework/contracts";
import { isObject, type JsonObject, type JsonValue } from "./json.ts";
import { resolvePointer } from "./json-pointer.ts";

/**
 * Adds to a document what it leaves unsaid and another one says of the same API: operations it does not have,
 * and of those both have, by `operationId`, arguments, responses, extensions and which members of an answer are
 * always there. Nothing that it says itself is changed.
 *
 * @throws TwinError `additions_conflict`
 */
export function fillDocument(document: JsonObject, addition: JsonObject, name: string): void {
  if (versionOf(document) !== versionOf(addition))
    throw conflict(
      name,
      `one is written in OpenAPI ${versionOf(document)}, the other in ${versionOf(addition)}`,
    );
  addMissing(document, addition, ["servers", "security"]);
  fillComponents(document, addition, name);
  const known = new Map(operationsOf(document).map((each) => [each.id, each.operation]));
  for (const { id, path, method, operation } of operationsOf(addition)) {
    const own = known.get(id);
    if (own === undefined) objectAt(objectAt(document, "paths"), path)[method] = operation;
    else fillOperation({ document, operation: own }, { document: addition, operation });
  }
}

interface Placed {
  readonly document: JsonObject;
  readonly operation: JsonObject;
}

function fillOperation(own: Placed, other: Placed): void {
  const said = Object.keys(other.operation).filter(
    (name) => !["parameters", "requestBody", "responses"].includes(name),
  );
  addMissing(own.operation, other.operation, said);
  const responses = objectAt(own.operation, "responses");
  const others = objectAt(other.operation, "responses");
  const [ownAnswer, otherAnswer] = [answerOf(own), answerOf(other)];
  addMissing(responses, others, Object.keys(others));
  if (ownAnswer && otherAnswer) requireAlike(ownAnswer, otherAnswer);
  const body = bodySchema(own);
  if (body) addMissing(objectAt(body, "properties"), argumentsOf(other), Object.keys(argumentsOf(other)));
}

/** What the other answer always has, this one always has, where it has it at all. */
function requireAlike(own: JsonObject, other: JsonObject): void {
  const properties = objectAt(own, "properties");
  const before = Array.isArray(own["required"]) ? own["required"] : [];
  const more = (Array.isArray(other["required"]) ? other["required"] : []).filter(
    (name) => typeof name === "string" && name in properties && !before.includes(name),
  );
  if (more.length > 0) own["required"] = [...before, ...more];
}

/** What an operation takes in its query and its body. */
function argumentsOf(place: Placed): JsonObject {
  const { parameters } = place.operation;
  const query = (Array.isArray(parameters) ? parameters : [])
    .map((each) => followed(place.document, each))
    .filter((each) => each["in"] === "query")
    .map((each) => [String(each["name"]), each["schema"] ?? {}] as const);
  const body = bodySchema(place);
  return { ...Object.fromEntries(query), ...(body && objectAt(body, "properties")) };
}

function bodySchema({ document, operation }: Placed): JsonObject | undefined {
  const body = operation["requestBody"];
  return body === undefined ? undefined : contentSchema(document, followed(document, body));
}

function answerOf({ document, operation }: Placed): JsonObject | undefined {
  const response = objectAt(operation, "responses")["200"];
  return response === undefined ? undefined : contentSchema(document, followed(document, response));
}

function contentSchema(document: JsonObject, holder: JsonObject): JsonObject | undefined {
  const [media] = Object.values(objectAt(holder, "content"));
  const schema = isObject(media) ? media["schema"] : undefined;
  return schema === undefined ? undefined : followed(document, schema);
}

function followed(document: JsonObject, value: JsonValue): JsonObject {
  if (!isObject(value)) return {};
  const reference = value["$ref"];
  if (typeof reference !== "string") return value;
  const target = resolvePointer(document, reference);
  return isObject(target) ? target : {};
}

function fillComponents(document: JsonObject, addition: JsonObject, name: string): void {
  const components = objectAt(document, "components");
  for (const [kind, others] of Object.entries(objectAt(addition, "components"))) {
    const own = objectAt(components, kind);
    for (const [component, value] of Object.entries(isObject(others) ? others : {})) {
      if (Object.hasOwn(own, component) && JSON.stringify(own[component]) !== JSON.stringify(value))
        throw conflict(name, `both have ${kind} called ${component}, which differ`);
      own[component] = value;
    }
  }
}

function addMissing(own: JsonObject, other: JsonObject, names: readonly string[]): void {
  for (const name of names) {
    const value = other[name];
    if (value !== undefined && !Object.hasOwn(own, name)) own[name] = value;
  }
}

/** The object under a name; made where there is none. */
function objectAt(parent: JsonObject, name: string): JsonObject {
  const value = parent[name];
  if (isObject(value)) return value;
  const made: JsonObject = {};
  parent[name] = made;
  return made;
}

const METHODS = ["get", "head", "post", "put", "patch", "delete"];

interface NamedOperation {
  readonly id: string;
  readonly path: string;
  readonly method: string;
  readonly operation: JsonObject;
}

function operationsOf(document: JsonObject): readonly NamedOperation[] {
  return Object.entries(objectAt(document, "paths")).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = isObject(item) ? item[method] : undefined;
      if (!isObject(operation)) return [];
      return [{ id: String(operation["operationId"] ?? `${method} ${path}`), path, method, operation }];
    }),
  );
}

const versionOf = (document: JsonObject) => String(document["openapi"]).split(".").slice(0, 2).join(".");

function conflict(name: string, why: string): TwinError {
  return new TwinError("additions_conflict", `The descriptions of ${name} cannot be made one: ${why}.`, {
    hint: "Leave out the addition in source.json, or pin versions that agree.",
  });
}
