import type { OperationKind } from "@wondertwin/framework/contracts";
import { type GraphQLObjectType, getNamedType, isNonNullType, isObjectType } from "graphql";
import { type Field, isList, isPlain, type SchemaReading } from "./schema-reading.ts";
import { entityType } from "./stored-fields.ts";

/** What a field of a root type does, as far as its name and types tell. */
export interface FieldClass {
  readonly kind: OperationKind;
  readonly resource?: string;
  /** The field of the answer that holds the entity; absent where the answer is the entity. */
  readonly at?: string;
  readonly body: "item" | "list" | "skeleton";
  /** What speaks for it. */
  readonly why: string;
}

/** What a field of the query type does. */
export function classifyQuery(field: Field, reading: SchemaReading): FieldClass {
  const named = getNamedType(field.type);
  const element = reading.elementOf(named);
  const listed = entityType(element ?? named, reading);
  if (element && listed !== undefined)
    return { kind: "list", resource: listed, body: "list", why: `it answers a connection of ${listed}` };
  if (listed === undefined) return unknown(`it answers ${field.type}, of which nothing is kept`);
  if (isList(field.type))
    return isPlain(field)
      ? { kind: "list", resource: listed, body: "list", why: `it answers a list of ${listed}` }
      : unknown(`nothing says which ${listed} its arguments mean`);
  const required = field.args.filter(({ type }) => isNonNullType(type)).map(({ name }) => name);
  const asks = field.args.map(({ name }) => name);
  if (asks.includes("id") && required.every((name) => name === "id"))
    return { kind: "get", resource: listed, body: "item", why: `it answers the ${listed} with an id` };
  if (asks.length === 0)
    return { kind: "singleton_get", resource: listed, body: "item", why: `it answers the one ${listed}` };
  return unknown(`nothing says which ${listed} its arguments mean`);
}

const VERBS: { readonly [verb: string]: OperationKind } = {
  create: "create",
  add: "create",
  update: "update",
  delete: "delete",
  remove: "delete",
  archive: "archive",
  unarchive: "unarchive",
};

/** What a field of the mutation type does. */
export function classifyMutation(field: Field, reading: SchemaReading): FieldClass {
  const { verb, noun } = verbAndNoun(field.name);
  const kind = VERBS[verb];
  if (kind === undefined) return unknown("its name is no standard method's");
  const resource = resourceNamed(noun, reading);
  if (resource === undefined) return unknown(`there is no resource called ${noun}`);
  const at = payloadField(getNamedType(field.type), resource, reading);
  const asks = field.args.map(({ name }) => name);
  const hasInput = asks.includes("input");
  if (kind === "create" && (!hasInput || at === undefined))
    return unknown("it takes no input, or does not answer what it makes");
  const shape = {
    resource,
    ...(at !== undefined && at !== "" && { at }),
    body: at === undefined ? "skeleton" : "item",
  } as const;
  if (kind !== "create" && !namesItem(field)) {
    const isOnly = kind === "update" && hasInput && at !== undefined;
    return isOnly
      ? { kind: "singleton_update", ...shape, why: `it changes the one ${resource}` }
      : unknown(`nothing says which ${resource} it means`);
  }
  if (kind === "update" && !hasInput) return unknown("it takes no input");
  return { kind, ...shape, why: `it is called ${verb} ${resource}` };
}

const unknown = (why: string): FieldClass => ({ kind: "none", body: "skeleton", why });

/** `issueCreate` and `createIssue` alike. */
function verbAndNoun(name: string): { readonly verb: string; readonly noun: string } {
  const verbs = Object.keys(VERBS);
  const behind = verbs.find((verb) => name.endsWith(verb.charAt(0).toUpperCase() + verb.slice(1)));
  if (behind === "archive" && name.endsWith("Unarchive"))
    return { verb: "unarchive", noun: name.slice(0, -9) };
  if (behind !== undefined) return { verb: behind, noun: name.slice(0, -behind.length) };
  const before = verbs.find((verb) => name.startsWith(verb) && /[A-Z]/.test(name.charAt(verb.length)));
  return before === undefined ? { verb: "", noun: name } : { verb: before, noun: name.slice(before.length) };
}

function resourceNamed(noun: string, reading: SchemaReading): string | undefined {
  const name = noun.toLowerCase();
  return reading.objects().find((type) => type.name.toLowerCase() === name && reading.isResource(type))?.name;
}

/** The field of an answer that holds an entity of the resource; empty where the answer itself is one. */
function payloadField(type: unknown, resource: string, reading: SchemaReading): string | undefined {
  if (!isObjectType(type)) return undefined;
  if (type.name === resource) return "";
  return Object.values((type satisfies GraphQLObjectType).getFields()).find(
    (field) => !isList(field.type) && entityType(getNamedType(field.type), reading) === resource,
  )?.name;
}

/** Whether the arguments name an item by its id. */
function namesItem({ args }: Field): boolean {
  return args.some(({ name }) => name === "id");
}
