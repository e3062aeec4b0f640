import { isRecord } from "./json-types.ts";
import type { Walk } from "./walk.ts";

/** Walks a container that no schema describes: its values stay what they are, text stays text. */
export function visitFreeForm(value: unknown, walk: Walk): unknown {
  if (Array.isArray(value)) {
    const items: unknown[] = value.map((item, index) => walk.visitChild(undefined, item, index));
    return walk.text ? items : value;
  }
  if (!isRecord(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const name in value) {
    if (name === "__proto__") {
      walk.report({ kind: "unknown", value, names: [name] });
      continue;
    }
    const read = walk.visitChild(undefined, value[name], name);
    if (walk.text) copy[name] = read;
  }
  return walk.text ? copy : value;
}
