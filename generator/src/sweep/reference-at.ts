import type { LazyArtifact } from "@wondertwin/framework/contracts";

type Resources = LazyArtifact["resources"];

/**
 * The resource whose id stands at a place of a request: by the entity's reference table, else by the name of
 * the parameter.
 */
export function resourceAt(
  resources: Resources,
  own: string | undefined,
  path: readonly string[],
): string | undefined {
  const targets = own === undefined ? undefined : resources[own]?.references?.[path.join(".")];
  const target = targets?.find((each) => resources[each] !== undefined);
  if (target !== undefined) return target;
  const last = path.at(-1) === "*" ? path.at(-2)?.replace(/s$/, "") : path.at(-1);
  return last === undefined ? undefined : resourceNamed(resources, last.replace(/_?[iI]d$/, ""));
}

/** The resource of a name, or the only one whose last part is that name. */
function resourceNamed(resources: Resources, name: string): string | undefined {
  if (name === "") return undefined;
  if (resources[name] !== undefined) return name;
  const ending = Object.keys(resources).filter((each) => each.endsWith(`.${name}`));
  return ending.length === 1 ? ending[0] : undefined;
}
