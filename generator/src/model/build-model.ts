import type { CoverageCount, Json } from "@wondertwin/framework/contracts";
import type { Description } from "../description/description.ts";
import { readAnswer } from "./answer-reading.ts";
import type { ApiModel, ModelOperation } from "./api-model.ts";
import { classifyOperation, type Surroundings } from "./classify-operation.ts";
import { lifecycles, pathsOf } from "./coverage.ts";
import { DocumentIndex } from "./document-index.ts";
import { errorCodes } from "./error-codes.ts";
import { eventNames } from "./event-names.ts";
import { itemPlaces } from "./item-places.ts";
import { layOperation, type OperationSite } from "./operations.ts";
import { groupByCollection } from "./path-group.ts";
import { readOperations } from "./raw-operation.ts";
import { findRelations } from "./relations.ts";
import { tableOf } from "./resource-table.ts";
import { layResources } from "./resources.ts";
import { SchemaPool } from "./schema-pool.ts";
import { shadowedRoutes } from "./shadowed-routes.ts";
import { singletonPaths, singletonResources, writtenPaths } from "./singletons.ts";
import { ValuePool } from "./value-pool.ts";

/** Makes the vendor-neutral model of a description. */
export function buildModel(description: Description, options: { readonly name: string }): ApiModel {
  const index = new DocumentIndex(description.document);
  const raw = readOperations(description, index);
  const reads = raw.map((operation) => ({ operation, answer: readAnswer(operation, index) }));
  const groups = groupByCollection(reads);
  const written = writtenPaths(reads);
  const singles = reads.filter(({ answer }) => answer.form === "item");
  const table = tableOf(groups, { singles, isWritten: (key) => written.has(key), index });
  const singletons = singletonResources(reads, groups, table);
  const around: Surroundings = {
    groups,
    table,
    index,
    singletons,
    relations: findRelations(reads, groups, table),
    itemAt: itemPlaces(groups, table),
  };
  const classified = reads.map((read) => ({ ...read, classification: classifyOperation(read, around) }));
  const expansion = { index, table };
  const schemas = new SchemaPool(expansion);
  const skeletons = new ValuePool<Json>();
  const views = new ValuePool<readonly string[]>();
  const resources = layResources({ expansion, singletons: singletonPaths(classified), schemas, skeletons });
  const site: OperationSite = {
    around,
    schemas,
    answers: { index, table, resources, scratch: new SchemaPool(expansion), skeletons, views },
    shadowed: shadowedRoutes(raw),
    stored: lifecycles(classified, index),
    written: pathsOf(classified, "singleton_update"),
  };
  const operations = classified.map((read) => layOperation(read, site));
  return {
    name: options.name,
    operations,
    ...(description.places && { hosts: description.places }),
    resources: Object.fromEntries(resources),
    schemas: schemas.nodes,
    skeletons: skeletons.values,
    views: views.values,
    unmapped: operations
      .filter(({ coverage }) => coverage !== "derived")
      .map(({ id, method, path, note, why }) => ({ id, method, path, reason: note ?? why })),
    events: eventNames(description.document, raw, index),
    errors: errorCodes(raw, index),
    coverage: countCoverage(operations),
  };
}

function countCoverage(operations: readonly ModelOperation[]): CoverageCount {
  const count = { modelled: 0, derived: 0, described: 0, refused: 0 };
  for (const { coverage } of operations) count[coverage] += 1;
  return count;
}
