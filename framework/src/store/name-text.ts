import type { Entity } from "./entity.ts";

/** One text for several texts, so that no two lists of them have the same. */
export function nameText(texts: readonly string[], ignoreCase: boolean): string {
  const text = texts.length === 1 ? (texts[0] ?? "") : JSON.stringify(texts);
  return ignoreCase ? text.toLowerCase() : text;
}

/** The same of an entity's fields; undefined where it lacks one, as nothing finds it by them then. */
export function nameOf(entity: Entity, fields: readonly string[], ignoreCase: boolean): string | undefined {
  const texts: string[] = [];
  for (const field of fields) {
    const value = entity[field];
    if (value === undefined || value === null) return undefined;
    texts.push(String(value));
  }
  return nameText(texts, ignoreCase);
}
