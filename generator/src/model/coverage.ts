import type { OperationEntry, OperationKind } from "@wondertwin/framework/contracts";
import type { Classification } from "./classify-operation.ts";
import type { ReadOperation } from "./path-group.ts";

/** How much of an operation the twin does without any behaviour, and why not more. */
export type Cover = Pick<OperationEntry, "coverage" | "note">;

export interface ClassifiedOperation extends ReadOperation {
  readonly classification: Classification;
}

/** What is known of a resource from the operations that touch it. */
export interface Lifecycle {
  /** Its entities come and go through the API, or can be listed and read one by one. */
  readonly isStored: boolean;
}

/** Finds out which resources' state the operations make and show. */
export function lifecycles(operations: readonly ClassifiedOperation[]): ReadonlyMap<string, Lifecycle> {
  const kinds = new Map<string, Set<string>>();
  for (const { classification } of operations) {
    const name = classification.resource?.name;
    if (name !== undefined) kinds.set(name, (kinds.get(name) ?? new Set()).add(classification.kind));
  }
  const isStored = (has: ReadonlySet<string>) =>
    (has.has("create") && (has.has("get") || has.has("list") || has.has("update"))) ||
    (has.has("list") && has.has("get"));
  return new Map([...kinds].map(([name, has]) => [name, { isStored: isStored(has) }]));
}

export interface CoverageQuestion {
  readonly read: ClassifiedOperation;
  /** The operation that claims the same method and path. */
  readonly shadowedBy: string | undefined;
  readonly lifecycle: Lifecycle | undefined;
  /** The action ends in a state the description lists. */
  readonly becomes: boolean;
  /** Some parent in the path has no field in the entity, so nothing says which entities are its. */
  readonly unlinked: boolean;
  /** The same path both reads and writes the only entity there. */
  readonly writable: boolean;
}

/** Decides the coverage of an operation. */
export function coverageOf({
  read,
  lifecycle,
  becomes,
  unlinked,
  writable,
  shadowedBy,
}: CoverageQuestion): Cover {
  if (shadowedBy !== undefined)
    return { coverage: "refused", note: `${shadowedBy} has the same method and path.` };
  const { answer, classification } = read;
  const { kind, resource, why } = classification;
  if (answer.form === "binary")
    return {
      coverage: "refused",
      note: `The answer is ${answer.contentType ?? "bytes"}, which no description can supply.`,
    };
  if (answer.form === "redirect")
    return { coverage: "refused", note: "The answer is a redirect to a place outside the API." };
  if (kind === "none" || resource === undefined) return described(`Not mapped: ${why}.`);
  if (kind === "action") {
    if (becomes) return { coverage: "derived" };
    return described(`Nothing says what ${classification.action ?? "this"} changes in ${resource.name}.`);
  }
  if (kind === "singleton_get" || kind === "singleton_update") {
    if (
      writable ||
      (lifecycle?.isStored === true &&
        !unlinked &&
        answer.form === "item" &&
        read.operation.shape.parameters.length > 0)
    )
      return { coverage: "derived" };
    return described(`Nothing in the API writes this ${resource.name}.`);
  }
  if (lifecycle?.isStored !== true) return described(`The API does not both make and show ${resource.name}.`);
  if (kind === "search" && read.operation.intent === "POST")
    return described("The query in the body is not understood.");
  if (kind === "list" && unlinked)
    return described(`No field says which ${resource.name} belongs to which parent.`);
  return { coverage: "derived" };
}

function described(note: string): Cover {
  return { coverage: "described", note };
}

/** The paths of the operations of a kind. */
export function pathsOf(
  operations: readonly ClassifiedOperation[],
  kind: OperationKind,
): ReadonlySet<string> {
  const those = operations.filter(({ classification }) => classification.kind === kind);
  return new Set(those.map(({ operation }) => operation.shape.key));
}
