import { intersection, type TypeNode, UNKNOWN, union } from "./type-node.ts";

type Components = ReadonlyMap<string, TypeNode>;
/** What is cut where a component comes back to itself. */
type Cut = "array" | "alternative" | "part";
/** Whether a reference to this component leads back to where it stands. */
type Returns = (component: string) => boolean;

/**
 * Rewrites the components that contain themselves other than through a property, which TypeScript refuses.
 *
 * Arrays that lead back become lists, which TypeScript looks into later. Alternatives and parts that still
 * lead back go, in this order: "itself, or a string" allows no more than a string.
 */
export function breakCycles(components: Components): Components {
  return (["array", "alternative", "part"] as const).reduce(cutAll, components);
}

function cutAll(components: Components, cut: Cut): Components {
  const reached = reachableFrom(components);
  return new Map(
    [...components].map(([name, type]) => {
      const returns: Returns = (component) => reached(component).has(name);
      return [name, reached(name).has(name) ? cutType(type, cut, returns) : type];
    }),
  );
}

function cutType(type: TypeNode, cut: Cut, returns: Returns): TypeNode {
  const inner = (part: TypeNode): TypeNode => cutType(part, cut, returns);
  switch (type.kind) {
    case "component":
      return cut === "part" && returns(type.name) ? UNKNOWN : type;
    case "array": {
      const isCut = cut === "array" && directComponents(type.items).some(returns);
      return isCut ? { kind: "list", items: type.items } : { kind: "array", items: inner(type.items) };
    }
    case "union": {
      const isKept = (part: TypeNode): boolean =>
        cut !== "alternative" || part.kind !== "component" || !returns(part.name);
      const kept = type.parts.filter(isKept);
      return kept.length === 0 ? UNKNOWN : union(kept.map(inner));
    }
    case "intersection":
      return intersection(type.parts.map(inner));
    default:
      return type;
  }
}

/** For a component: all that it reaches other than through a property or a list. */
function reachableFrom(components: Components): (name: string) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const reached = new Set<string>();
    const open = [name];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const fresh = directComponents(components.get(next) ?? UNKNOWN).filter((found) => !reached.has(found));
      for (const found of fresh) reached.add(found);
      open.push(...fresh);
    }
    known.set(name, reached);
    return reached;
  };
}

function directComponents(type: TypeNode): readonly string[] {
  switch (type.kind) {
    case "component":
      return [type.name];
    case "array":
      return directComponents(type.items);
    case "union":
    case "intersection":
      return type.parts.flatMap(directComponents);
    default:
      return [];
  }
}
