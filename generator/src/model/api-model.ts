import type {
  CoverageCount,
  GraphqlEndpoint,
  GraphqlSchema,
  Json,
  OperationEntry,
  ResourceEntry,
  SchemaNode,
  UnmappedOperation,
} from "@wondertwin/framework/contracts";

/** An operation as the twin serves it, with what speaks for its classification. */
export interface ModelOperation extends OperationEntry {
  readonly why: string;
  /** The path parameters that may hold slashes. */
  readonly rest?: readonly string[];
}

/** What a description comes to, in no vendor's words. */
export interface ApiModel {
  readonly name: string;
  readonly operations: readonly ModelOperation[];
  /** The path below which what stands at the root of a host is served, by host. */
  readonly hosts?: { readonly [host: string]: string };
  /** By name, sorted. */
  readonly resources: { readonly [name: string]: ResourceEntry };
  readonly schemas: readonly SchemaNode[];
  readonly skeletons: readonly Json[];
  /** Names of fields, for answers that show an entity otherwise than its resource does. */
  readonly views?: readonly (readonly string[])[];
  /** Operations answered without state or refused, each with its reason. */
  readonly unmapped: readonly UnmappedOperation[];
  /** Names of the events the vendor tells, sorted. */
  readonly events: readonly string[];
  /** Error codes the description lists, sorted. */
  readonly errors: readonly string[];
  readonly coverage: CoverageCount;
  /** Where GraphQL is served, and its schema. */
  readonly graphql?: { readonly endpoint: GraphqlEndpoint; readonly schema: GraphqlSchema };
}
