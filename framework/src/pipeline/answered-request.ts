import type { AnsweredRequest, CalledOperation } from "../authoring/vendor.ts";
import type { OperationEntry } from "../contracts/artifact.ts";
import type { Exchange } from "./exchange.ts";

const none: readonly string[] = [];

/** An operation as conventions see it. */
export function calledOperation({ id, method, path, scopes = none }: OperationEntry): CalledOperation {
  return { id, method, path, scopes };
}

/** A request as the conventions see it that shape its answer. */
export function answeredRequest({ head, id, caller, operation, original }: Exchange): AnsweredRequest {
  return { ...head, id, caller, original, operation: operation && calledOperation(operation) };
}
