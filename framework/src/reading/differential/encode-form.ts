import { isDeepStrictEqual } from "node:util";
import type { Json } from "../../contracts/schema-node.ts";

/** Writes a value as a form: `a[b][0]=x`. What a form cannot carry (null, empty containers) is left out. */
export function encodeForm(value: Json): string {
  return pairsOf(value, "")
    .map(([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`)
    .join("&");
}

/** Whether a form can carry a value: it holds neither null nor an empty container. */
export function isCarried(value: Json): boolean {
  if (value === null) return false;
  if (typeof value !== "object") return true;
  const children: Json[] = Object.values(value);
  return children.length > 0 && children.every(isCarried);
}

/** Whether two values are the same but for the types of their scalars, which a form does not carry. */
export function isSameText(one: unknown, other: unknown): boolean {
  const scalarsAsText = (_: string, value: unknown) => (typeof value === "object" ? value : String(value));
  return isDeepStrictEqual(
    JSON.parse(JSON.stringify(one, scalarsAsText)),
    JSON.parse(JSON.stringify(other, scalarsAsText)),
  );
}

function pairsOf(value: Json, name: string): [name: string, text: string][] {
  if (value === null) return [];
  if (typeof value !== "object") return [[name, String(value)]];
  return Object.entries(value).flatMap(([key, child]) =>
    pairsOf(child, name === "" ? key : `${name}[${key}]`),
  );
}
