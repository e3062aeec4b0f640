import type { ResourceModel } from "../twin/resource-model.ts";
import { fail } from "./fail.ts";
import type { Session } from "./session.ts";

type Fields = Record<string, unknown>;
type Path = readonly (string | number)[];

const steps = new WeakMap<
  ResourceModel,
  readonly { readonly steps: readonly string[]; readonly targets: readonly string[] }[]
>();

function referencesOf(model: ResourceModel) {
  let references = steps.get(model);
  if (!references) {
    references = Object.entries(model.entry?.references ?? {}).map(([path, targets]) => ({
      steps: path.split("."),
      targets,
    }));
    steps.set(model, references);
  }
  return references;
}

/**
 * Checks that what a request's body refers to exists, and puts well-known ids' entities in their place.
 *
 * A field that may hold an id in the entity is taken for the same in the request.
 */
export function resolveReferences(session: Session, model: ResourceModel, body: Fields): void {
  for (const { steps: path, targets } of referencesOf(model)) {
    if (path[0] === undefined || body[path[0]] === undefined) continue;
    visit(body, path, [], (id, at) => resolveId(session, targets, { id, at }));
  }
}

/** Calls `change` on every string at a path and puts its answer there. */
function visit(
  holder: unknown,
  path: readonly string[],
  done: Path,
  change: (id: string, at: Path) => string,
): void {
  const [step, ...rest] = path;
  if (step === undefined || typeof holder !== "object" || holder === null) return;
  const names = step === "*" ? Object.keys(holder) : [step];
  for (const name of names) {
    const value: unknown = Object.hasOwn(holder, name) ? Reflect.get(holder, name) : undefined;
    const at = [...done, Array.isArray(holder) ? Number(name) : name];
    if (rest.length > 0) visit(value, rest, at, change);
    else if (typeof value === "string" && value !== "") Reflect.set(holder, name, change(value, at));
  }
}

function resolveId(
  session: Session,
  targets: readonly string[],
  { id, at }: { id: string; at: Path },
): string {
  const { twin, world } = session;
  const known = targets.filter((target) => twin.detail.resources.has(target));
  if (known.length !== targets.length || known.length === 0) return id;
  if (known.some((target) => world.table(target).row(id))) return id;
  for (const target of known) {
    const fields = twin.detail.resources.get(target)?.behaviour.wellKnown?.(id, { store: session.store });
    if (fields) return String(session.collection(target).insert(fields)[session.resource(target).key]);
  }
  const param = twin.vendor.paramName?.(at);
  return fail("not_found", { resource: known[0] ?? "", id, ...(param === undefined ? {} : { param }) });
}
