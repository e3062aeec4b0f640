import type { ReadPath } from "./issue.ts";

/** Writes a path as forms do: `items[0][price]`. */
export function bracketed(path: ReadPath): string {
  const [first, ...rest] = path;
  return first === undefined ? "" : `${first}${rest.map((step) => `[${step}]`).join("")}`;
}

/** Writes a path with dots: `items.0.price`. */
export function dotted(path: ReadPath): string {
  return path.join(".");
}
