/** A resource as a spec declares it. */
interface ResourcePart {
  readonly kind: "resource";
  readonly name: string;
  readonly identity: Readonly<Record<string, unknown>>;
  readonly behaviour: Readonly<Record<string, unknown>>;
}

/** What a spec says of a resource itself, by dotted name: `id`, `create`, `actions.capture`. */
export function overridesOf(exported: readonly unknown[], resource: string): readonly string[] {
  const parts = exported.filter(isResourcePart).filter(({ name }) => name === resource);
  return [...new Set(parts.flatMap(({ identity, behaviour }) => [...named(identity), ...named(behaviour)]))];
}

function isResourcePart(value: unknown): value is ResourcePart {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "resource";
}

function named(properties: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(properties).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const isGroup = typeof value === "object" && value !== null && !Array.isArray(value);
    return isGroup ? Object.keys(value).map((member) => `${name}.${member}`) : [name];
  });
}
