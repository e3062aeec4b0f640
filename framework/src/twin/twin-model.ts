import type { BootArtifact, Coverage, LazyArtifact, OperationEntry } from "../contracts/artifact.ts";
import type { Manifest } from "../contracts/manifest.ts";
import type { SchemaNode } from "../contracts/schema-node.ts";
import { TypeSystem } from "../graphql/type-system.ts";
import { LimitBook } from "../limits/limit-book.ts";
import type { Protocol, ProtocolMaker } from "../pipeline/protocol.ts";
import { createReader } from "../reading/read.ts";
import type { Reader } from "../reading/reading.ts";
import { type Alias, findAliases } from "./aliases.ts";
import { derivedVendor } from "./derived-vendor.ts";
import type { AnyHandler, AnyVendorConfig } from "./erased.ts";
import { modelledOperations } from "./modelled-operations.ts";
import { createResourceModels, type ResourceModel } from "./resource-model.ts";
import type { TwinParts } from "./twin-parts.ts";

/** Everything about a twin that no request changes. */
export interface TwinModel {
  readonly manifest: Manifest;
  readonly boot: BootArtifact;
  readonly parts: TwinParts;
  readonly vendor: AnyVendorConfig;
  readonly limits: LimitBook;
  /** The protocols it speaks beside that of addresses. */
  readonly protocols: readonly Protocol[];
  handler(operation: OperationEntry): AnyHandler | undefined;
  /** What an operation stands for, where its path is another one's too. */
  alias(operation: OperationEntry): Alias | undefined;
  coverage(operation: OperationEntry): Coverage;
  /** What is only needed once requests come; parsed at the first use. */
  readonly detail: TwinDetail;
}

export interface TwinDetail {
  readonly lazy: LazyArtifact;
  readonly schemas: readonly SchemaNode[];
  readonly reader: Reader;
  readonly resources: ReadonlyMap<string, ResourceModel>;
  /** The types of its GraphQL schema, where it has one. */
  readonly types: TypeSystem | undefined;
  /** Names of the fields whose values are not shown beyond the answers that carry them. */
  readonly secrets: ReadonlySet<string>;
}

export function createTwinModel(input: {
  readonly manifest: Manifest;
  readonly boot: BootArtifact;
  readonly loadLazy: () => LazyArtifact;
  readonly parts: TwinParts;
  readonly protocols?: readonly ProtocolMaker[];
}): TwinModel {
  const { manifest, boot, loadLazy, parts, protocols = [] } = input;
  const vendor = parts.vendor ?? derivedVendor(boot.vendor);
  const modelled = modelledOperations(parts, boot);
  const aliases = findAliases(vendor.aliases ?? {}, boot);
  let detail: TwinDetail | undefined;
  let spoken: readonly Protocol[] | undefined;

  const twin: TwinModel = {
    manifest,
    boot,
    parts,
    vendor,
    limits: new LimitBook(vendor.rateLimits ?? [], boot),
    get protocols() {
      spoken ??= protocols.flatMap((make) => make(twin) ?? []);
      return spoken;
    },
    alias: (operation) => aliases.get(operation.id),
    handler: (operation) => parts.handlers.get(operation.id),
    coverage: (operation) => (modelled.has(operation.id) ? "modelled" : operation.coverage),
    get detail() {
      detail ??= loadDetail(loadLazy(), boot, { parts, vendor });
      return detail;
    },
  };
  return twin;
}

function loadDetail(
  lazy: LazyArtifact,
  boot: BootArtifact,
  { parts, vendor }: { readonly parts: TwinParts; readonly vendor: AnyVendorConfig },
): TwinDetail {
  const strict = vendor.strictParameters ?? false;
  const reader = createReader(lazy.schemas, {
    closedObjects: strict,
    loneValueAsArray: !strict,
    jsonInText: vendor.nested === "json",
  });
  const fieldsInPaths = findFieldsInPaths(boot);
  const resources = createResourceModels({ lazy, parts, vendor, reader, fieldsInPaths });
  return {
    lazy,
    schemas: lazy.schemas,
    reader,
    resources,
    types: lazy.graphql && new TypeSystem(lazy.graphql),
    secrets: new Set([
      ...(vendor.secrets ?? []),
      ...Array.from(resources.values(), ({ behaviour }) => behaviour.onCreate ?? []).flat(),
    ]),
  };
}

/** By resource, the fields beside its key by which paths name its items. */
function findFieldsInPaths({ operations }: BootArtifact): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { params = [], resource } of operations) {
    const { by, resource: named } = params.at(-1) ?? {};
    if (resource === undefined || named !== resource || by === undefined) continue;
    const fields = found.get(resource) ?? [];
    if (!fields.includes(by)) found.set(resource, [...fields, by]);
  }
  return found;
}
