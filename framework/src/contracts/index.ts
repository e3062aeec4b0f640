export type { Capture, CaptureDetail, CapturedDisturbance, CapturedMessage } from "../capture/capture.ts";
export type { ClockReading } from "../clock/clock-reading.ts";
export type { ListedDelivery } from "../deliveries/webhook-control.ts";
export type { Fault, FaultRule } from "../faults/fault-rule.ts";
export type { ListedLimit, ListedUsage } from "../limits/limit-control.ts";
export type { Run } from "../runs/run.ts";
export { runBundle } from "../runs/run-bundle.ts";
export { countEntities, diffStates, type EntityDifference } from "../snapshots/diff-states.ts";
export type { TwinSnapshot } from "../snapshots/twin-snapshot.ts";
export type { ListedTrigger, Triggered } from "../triggers/trigger-control.ts";
export {
  type AnswerShape,
  ARTIFACT_FORMAT,
  type BootArtifact,
  type Coverage,
  type HttpMethod,
  type LazyArtifact,
  type OperationEntry,
  type OperationKind,
  type PathParameter,
  type ReferenceTargets,
  type ResourceEntry,
  type RouteNode,
} from "./artifact.ts";
export type { ControlApi, ControlCall } from "./control-api.gen.ts";
export type {
  GraphqlEndpoint,
  GraphqlField,
  GraphqlScalarForm,
  GraphqlSchema,
  GraphqlType,
  GraphqlTypeText,
  Link,
} from "./graphql.ts";
export type { LockedTwin, Lockfile } from "./lockfile.ts";
export type { CoverageCount, Manifest, SdkTarget, UnmappedOperation } from "./manifest.ts";
export { ORIGIN_HEADER, PARTITION_HEADER } from "./own-headers.ts";
export { type PackedBoot, packBoot, unpackBoot } from "./packed-boot.ts";
export { CONTROL_PREFIX, EXIT, type FailedStart, type Health, type ReadyFile } from "./process.ts";
export type { Registry, RegistryEntry } from "./registry.ts";
export type { ReplayDifference, ReplayReport } from "./replay-report.ts";
export type { Json, JsonType, SchemaIndex, SchemaNode } from "./schema-node.ts";
export type { AddedSource, DescriptionSource, SourceFile } from "./source-file.ts";
export { TwinError } from "./twin-error.ts";
export type { PackageIndex, PublishedVersion, TwinPackage } from "./twin-package.ts";
