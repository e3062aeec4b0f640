/** A nested object changed property by property: what the request does not name stays. */
export function mergeNested(before: unknown, adopted: unknown, given: unknown): unknown {
  if (!isObject(before) || !isObject(adopted) || !isObject(given) || Array.isArray(adopted)) return adopted;
  const changes = Object.entries(adopted).flatMap(([name, value]) => {
    if (!Object.hasOwn(given, name)) return [];
    const own = Object.hasOwn(before, name) ? before[name] : undefined;
    return [[name, mergeNested(own, value, given[name])]];
  });
  // Spreading sets a property that is called `__proto__` without touching the prototype.
  return { ...before, ...Object.fromEntries(changes) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
