import type { OperationEntry, OperationKind } from "@wondertwin/framework/contracts";
import type { Classification } from "./classify-operation.ts";
import type { DocumentIndex } from "./document-index.ts";
import { itemKey } from "./item-key.ts";
import type { ReadOperation } from "./path-group.ts";
import type { ResourceDraft } from "./resource-table.ts";

/** How much of an operation the twin does without any behaviour, and why not more. */
export type Cover = Pick<OperationEntry, "coverage" | "note">;

export interface ClassifiedOperation extends ReadOperation {
  readonly classification: Classification;
}

/** What is known of a resource from the operations that touch it. */
export interface Lifecycle {
  /** Its entities come and go through the API, or it shows those that are put there from outside. */
  readonly isStored: boolean;
}

/** Finds out which resources' state the operations make and show. */
export function lifecycles(
  operations: readonly ClassifiedOperation[],
  index: DocumentIndex,
): ReadonlyMap<string, Lifecycle> {
  const kinds = new Map<ResourceDraft, Set<string>>();
  for (const { classification } of operations) {
    const { kind, resource } = classification;
    if (resource !== undefined) kinds.set(resource, (kinds.get(resource) ?? new Set()).add(kind));
  }
  // Lists of what has neither an id nor a name are counts and figures, which are worked out and not kept.
  const isStored = (has: ReadonlySet<string>, { element }: ResourceDraft) =>
    has.has("get") ||
    (has.has("create") && (has.has("list") || has.has("update"))) ||
    (has.has("list") && itemKey(element.schema, undefined, index) !== undefined);
  return new Map([...kinds].map(([draft, has]) => [draft.name, { isStored: isStored(has, draft) }]));
}

export interface CoverageQuestion {
  readonly read: ClassifiedOperation;
  /** The operation that claims the same method and path. */
  readonly shadowedBy: string | undefined;
  readonly lifecycle: Lifecycle | undefined;
  /** The action ends in a state the description lists. */
  readonly becomes: boolean;
  /** The same path both reads and writes the only entity there. */
  readonly writable: boolean;
}

/** Decides the coverage of an operation. */
export function coverageOf({ read, lifecycle, becomes, writable, shadowedBy }: CoverageQuestion): Cover {
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
  if (TYING.has(kind)) return { coverage: "derived" };
  if (kind === "none" || resource === undefined) return described(`Not mapped: ${why}.`);
  if (kind === "action") {
    if (becomes) return { coverage: "derived" };
    return described(`Nothing says what ${classification.action ?? "this"} changes in ${resource.name}.`);
  }
  if (kind === "singleton_get" || kind === "singleton_update" || kind === "singleton_delete") {
    if (
      writable ||
      (lifecycle?.isStored === true && answer.form === "item" && read.operation.shape.parameters.length > 0)
    )
      return { coverage: "derived" };
    return described(`Nothing in the API writes this ${resource.name}.`);
  }
  if (lifecycle?.isStored !== true) return described(`The API does not both make and show ${resource.name}.`);
  if (kind === "search" && read.operation.intent === "POST")
    return described("The query in the body is not understood.");
  return { coverage: "derived" };
}

const TYING: ReadonlySet<OperationKind> = new Set(["add", "remove", "check", "replace"]);

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
