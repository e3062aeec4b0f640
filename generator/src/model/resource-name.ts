import type { Element } from "./element-schema.ts";
import { lastLiteral, parentShape, pathShape } from "./path-shape.ts";
import { stemOf, withoutView } from "./view-name.ts";
import { singular, snakeCase } from "./words.ts";

/** What a resource can be named after. */
export interface NameSource {
  readonly element: Element;
  /** Components whose entities are this resource. */
  readonly aliases: ReadonlySet<string>;
  /** Its canonical path without parameter names. */
  readonly path: string;
}

/** What makes two schemas the same resource: the vendor's name, the component's stem, or the place. */
export function identityOf(element: Element, place: string): string {
  if (element.component !== undefined) return element.declared ?? `name ${stemOf(element.component)}`;
  if (element.members !== undefined) return `union ${element.members.join("|")}`;
  return `at ${place}`;
}

/**
 * A resource's name: what the vendor calls it, else its component, else the words of its path from the last
 * one on until the name is free.
 */
export function resourceName(source: NameSource, taken: ReadonlySet<string>): string {
  let last = "resource";
  for (const name of proposals(source)) {
    if (!taken.has(name)) return name;
    last = name;
  }
  for (let count = 2; ; count += 1) if (!taken.has(`${last}_${count}`)) return `${last}_${count}`;
}

function* proposals({ element, aliases, path }: NameSource): Generator<string> {
  if (element.declared !== undefined) yield element.declared;
  const components = [...aliases].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const [shortest] = components;
  if (shortest !== undefined) yield withoutView(shortest);
  yield* components;
  const words: string[] = [];
  for (let shape = pathShape(path); shape.segments.length > 0; shape = parentShape(shape)) {
    const literal = lastLiteral(shape);
    if (literal === undefined) continue;
    words.unshift(snakeCase(singular(literal)));
    yield words.join("_");
  }
}
