import type { FlagFilters, PropertyFilter } from "./definition.ts";

/** Keys of the flags that a flag's conditions ask about. */
export function dependenciesOf({ groups = [] }: FlagFilters): readonly string[] {
  const keys = groups.flatMap(({ properties = [] }) =>
    properties.filter(({ type }) => type === "flag").map(({ key }) => key),
  );
  return [...new Set(keys)];
}

/**
 * The flags that must be known before a flag's value is, in that order and with itself as the last; nothing
 * where they depend on each other in a circle.
 */
export function dependencyChain(
  key: string,
  flags: ReadonlyMap<string, { readonly filters: FlagFilters }>,
): readonly string[] {
  const chain: string[] = [];
  const underWay = new Set<string>();
  const visit = (each: string): boolean => {
    if (chain.includes(each)) return true;
    if (underWay.has(each)) return false;
    underWay.add(each);
    const below = dependenciesOf(flags.get(each)?.filters ?? {});
    if (!below.every(visit)) return false;
    chain.push(each);
    return true;
  };
  return visit(key) ? chain : [];
}

/** A flag's filters with what SDKs need to know of the flags it depends on. */
export function withChains(
  filters: FlagFilters,
  flags: ReadonlyMap<string, { readonly filters: FlagFilters }>,
): FlagFilters {
  const chained = (property: PropertyFilter) =>
    property.type === "flag"
      ? { ...property, dependency_chain: dependencyChain(property.key, flags) }
      : property;
  const groups = filters.groups?.map((each) => ({
    ...each,
    ...(each.properties && { properties: each.properties.map(chained) }),
  }));
  return groups === undefined ? filters : { ...filters, groups };
}
