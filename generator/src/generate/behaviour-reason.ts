import type { ExplainedOperation } from "../model/explain.ts";

/** What a spec exports, and what of it is about the resource at hand. */
export interface SaidByBehaviour {
  /** What the spec's modules export. */
  readonly exported: readonly unknown[];
  /** The dotted names of what the spec says of the resource: `create`, `actions.capture`. */
  readonly overrides: readonly string[];
}

/** The members of a behaviour that take part in the standard methods. */
const HOOKS: { readonly [kind: string]: readonly string[] } = {
  list: ["listed", "filters"],
  search: ["listed", "filters"],
  create: ["create", "created"],
  update: ["update"],
  delete: ["remove"],
};

/** Why a modelled operation does what it does: the place in the behaviour that says so, or that adds to it. */
export function behaviourReason(
  { id, kind, action, why }: ExplainedOperation,
  { exported, overrides }: SaidByBehaviour,
): string {
  if (exported.some((part) => isHandlerOf(part, id))) return `the behaviour's own handler of ${id}`;
  if (kind === "action") return `the behaviour's actions.${action ?? ""}`;
  const hooks = (HOOKS[kind] ?? []).filter((hook) => overrides.some((name) => name.split(".")[0] === hook));
  return hooks.length === 0 ? why : `${why}, with the behaviour's ${hooks.join(" and ")}`;
}

function isHandlerOf(part: unknown, id: string): boolean {
  return (
    typeof part === "object" &&
    part !== null &&
    "handlers" in part &&
    typeof part.handlers === "object" &&
    part.handlers !== null &&
    Object.hasOwn(part.handlers, id)
  );
}
