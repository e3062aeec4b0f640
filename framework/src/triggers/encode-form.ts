import { isRecord } from "../reading/json-types.ts";

/** Parameters as a form whose nested names stand in brackets: `items[0][price]=p_1`. */
export function encodeForm(parameters: Readonly<Record<string, unknown>>): string {
  return new URLSearchParams(
    Object.entries(parameters).flatMap(([name, value]) => pairsOf(name, value)),
  ).toString();
}

function pairsOf(name: string, value: unknown): [name: string, text: string][] {
  if (value === undefined) return [];
  const nested = Array.isArray(value)
    ? [...value.entries()]
    : isRecord(value)
      ? Object.entries(value)
      : undefined;
  if (nested) return nested.flatMap(([step, each]) => pairsOf(`${name}[${step}]`, each));
  return [[name, value === null ? "" : String(value)]];
}
