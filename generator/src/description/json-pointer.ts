import { isObject, type JsonValue } from "./json.ts";

/** The keys a local reference (`#/components/schemas/a~1b`) leads through; `undefined` if it is none. */
export function pointerKeys(reference: string): readonly string[] | undefined {
  if (reference === "#") return [];
  if (!reference.startsWith("#/")) return undefined;
  return reference
    .slice(2)
    .split("/")
    .map((key) => unescapeKey(decode(key)));
}

/** What a local reference leads to; `undefined` where there is nothing. */
export function resolvePointer(document: JsonValue, reference: string): JsonValue | undefined {
  const keys = pointerKeys(reference);
  if (keys === undefined) return undefined;
  let value: JsonValue | undefined = document;
  for (const key of keys) {
    if (Array.isArray(value)) value = /^(0|[1-9]\d*)$/.test(key) ? value[Number(key)] : undefined;
    else if (isObject(value)) value = Object.hasOwn(value, key) ? value[key] : undefined;
    else return undefined;
  }
  return value;
}

/** A key as it is written in a pointer. */
export function escapeKey(key: string): string {
  return key.includes("~") || key.includes("/") ? key.replaceAll("~", "~0").replaceAll("/", "~1") : key;
}

/** What a pointer's key stands for. */
export function unescapeKey(key: string): string {
  return key.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** A pointer's keys may be percent-encoded, as it is a URL's fragment; a stray `%` is taken as it stands. */
function decode(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}
