import type { CoverageCount, Json, OperationEntry, ResourceEntry } from "@wondertwin/framework/contracts";
import type { ApiModel, ModelOperation } from "../model/api-model.ts";
import { ValuePool } from "../model/value-pool.ts";
import { classifyMutation, classifyQuery, type FieldClass } from "./classify-field.ts";
import type { GraphqlDescription } from "./graphql-description.ts";
import { linksOf, type StoredByResource } from "./links.ts";
import { type Field, SchemaReading } from "./schema-reading.ts";
import { idInputs, storedFields } from "./stored-fields.ts";
import { StoredSchemas } from "./stored-schema.ts";
import { typeTable } from "./type-table.ts";

/** Where GraphQL is served unless something else is said. */
const PATH = "/graphql";

/** Makes the vendor-neutral model of a GraphQL schema: an operation for each field of its root types. */
export function buildGraphqlModel(
  { schema }: GraphqlDescription,
  { name }: { readonly name: string },
): ApiModel {
  const reading = new SchemaReading(schema);
  const classified = classify(reading);
  const stored = storedByResource(reading);
  const schemas = new StoredSchemas();
  const skeletons = new ValuePool<Json>();
  const resources = layResources({ reading, stored, schemas, skeletons, classified });
  const operations = classified.map((each) => operationOf(each, lifecycles(classified)));
  return {
    name,
    operations,
    resources,
    schemas: schemas.nodes,
    skeletons: skeletons.values,
    unmapped: operations
      .filter(({ coverage }) => coverage !== "derived")
      .map(({ id, method, path, note, why }) => ({ id, method, path, reason: note ?? why })),
    events: [],
    errors: [],
    coverage: countCoverage(operations),
    graphql: { endpoint: { path: PATH }, schema: typeTable(schema) },
  };
}

interface ClassifiedField {
  readonly id: string;
  readonly of: "query" | "mutation";
  readonly field: Field;
  readonly found: FieldClass;
}

/** All fields of the roots; one that both roots have is told apart by the root's name. */
function classify(reading: SchemaReading): readonly ClassifiedField[] {
  const queries = Object.values(reading.schema.getQueryType()?.getFields() ?? {});
  const mutations = Object.values(reading.schema.getMutationType()?.getFields() ?? {});
  const names = new Set(queries.map(({ name }) => name));
  const shared = new Set(mutations.map(({ name }) => name).filter((each) => names.has(each)));
  const id = (of: "query" | "mutation", { name }: Field) => (shared.has(name) ? `${of}.${name}` : name);
  return [
    ...queries.map(
      (field) =>
        ({ id: id("query", field), of: "query", field, found: classifyQuery(field, reading) }) as const,
    ),
    ...mutations.map(
      (field) =>
        ({
          id: id("mutation", field),
          of: "mutation",
          field,
          found: classifyMutation(field, reading),
        }) as const,
    ),
  ];
}

function storedByResource(reading: SchemaReading): StoredByResource {
  const inputs = idInputs(reading);
  const types = reading.objects().filter((type) => reading.isResource(type));
  return new Map(types.map((type) => [type.name, storedFields(type, reading, inputs)]));
}

function layResources(site: {
  readonly reading: SchemaReading;
  readonly stored: StoredByResource;
  readonly schemas: StoredSchemas;
  readonly skeletons: ValuePool<Json>;
  readonly classified: readonly ClassifiedField[];
}): Readonly<Record<string, ResourceEntry>> {
  const { reading, stored, schemas, skeletons, classified } = site;
  const resources: Record<string, ResourceEntry> = {};
  const namesOf = (resource: string, ...kinds: string[]) =>
    classified
      .filter(({ found }) => found.resource === resource && kinds.includes(found.kind))
      .map(({ field }) => field.name);
  for (const type of reading.objects()) {
    const fields = stored.get(type.name);
    if (!fields) continue;
    resources[type.name] = {
      name: type.name,
      schema: schemas.entity(fields),
      key: "id",
      items: namesOf(type.name, "get", "singleton_get"),
      collections: namesOf(type.name, "list"),
      skeleton: skeletons.add(schemas.blank(fields)),
      links: linksOf(type, reading, stored),
    };
  }
  return resources;
}

function lifecycles(classified: readonly ClassifiedField[]): ReadonlyMap<string, ReadonlySet<string>> {
  const kinds = new Map<string, Set<string>>();
  for (const { found } of classified)
    if (found.resource !== undefined)
      kinds.set(found.resource, (kinds.get(found.resource) ?? new Set()).add(found.kind));
  return kinds;
}

function operationOf(
  { id, of, field, found }: ClassifiedField,
  lives: ReadonlyMap<string, ReadonlySet<string>>,
): ModelOperation {
  const { kind, resource, at, body, why } = found;
  const has = lives.get(resource ?? "") ?? new Set();
  return {
    id,
    method: "POST",
    path: PATH,
    kind,
    ...coverageOf(found, has),
    ...(resource !== undefined && { resource }),
    field: { of, name: field.name },
    answer: {
      status: 200,
      body,
      ...(resource !== undefined && { resource }),
      ...(at !== undefined && { at }),
    },
    why,
  };
}

/** State is kept of what the API both makes or lists, and shows. */
function coverageOf(
  { kind, resource, why }: FieldClass,
  has: ReadonlySet<string>,
): Pick<OperationEntry, "coverage" | "note"> {
  if (kind === "none" || resource === undefined)
    return { coverage: "described", note: `Not mapped: ${why}.` };
  const isStored =
    (has.has("create") && has.size > 1) || (has.has("list") && has.has("get")) || has.has("singleton_update");
  if (isStored) return { coverage: "derived" };
  return { coverage: "described", note: `The API does not both make and show ${resource}.` };
}

function countCoverage(operations: readonly ModelOperation[]): CoverageCount {
  const count = { modelled: 0, derived: 0, described: 0, refused: 0 };
  for (const { coverage } of operations) count[coverage] += 1;
  return count;
}
