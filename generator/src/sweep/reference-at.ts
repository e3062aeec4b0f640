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
  const references = own === undefined ? undefined : resources[own]?.references;
  // Where the body is wrapped, the entity's own paths begin one step further in.
  const targets = references?.[path.join(".")] ?? references?.[path.slice(1).join(".")];
  const target = targets?.find((each) => resources[each] !== undefined);
  if (target !== undefined) return target;
  const last = path.at(-1) === "*" ? path.at(-2)?.replace(/s$/, "") : path.at(-1);
  return last === undefined ? undefined : resourceNamed(resources, last.replace(/_?[iI]d$/, ""));
}

/** The resource of a name, or the only one whose last part is that name, however either is spelt. */
function resourceNamed(resources: Resources, name: string): string | undefined {
  if (name === "") return undefined;
  if (resources[name] !== undefined) return name;
  const plain = plainName(name);
  const alike = Object.keys(resources).filter((each) => plainName(each.split(".").at(-1) ?? "") === plain);
  return alike.length === 1 ? alike[0] : undefined;
}

const plainName = (name: string) => name.replaceAll(/[^a-z0-9]/gi, "").toLowerCase();
