import { TwinError } from "../contracts/twin-error.ts";
import { isRecord } from "../reading/json-types.ts";

/** Answers by the names of their steps. */
export type Answers = Readonly<Record<string, unknown>>;

/** A value with what stands in braces in its texts taken from answers. */
export function filled(value: unknown, answers: Answers): unknown {
  if (typeof value === "string") return filledText(value, answers);
  if (Array.isArray(value)) return value.map((each) => filled(each, answers));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, filled(each, answers)]));
}

/** A path with ids from answers in its segments. */
export function filledPath(path: string, answers: Answers): string {
  return path.replace(/\{([^{}]+)\}/g, (_, reference: string) =>
    encodeURIComponent(String(fieldOf(reference, answers))),
  );
}

function filledText(text: string, answers: Answers): unknown {
  const [, whole] = /^\{([^{}]+)\}$/.exec(text) ?? [];
  if (whole !== undefined) return fieldOf(whole, answers);
  return text.replace(/\{([^{}]+)\}/g, (_, reference: string) => String(fieldOf(reference, answers)));
}

function fieldOf(reference: string, answers: Answers): unknown {
  let value: unknown = answers;
  for (const step of reference.split("."))
    value = Array.isArray(value) ? value[Number(step)] : isRecord(value) ? value[step] : undefined;
  if (value !== undefined && value !== null) return value;
  throw new TwinError("trigger_failed", `No answer before has ${reference}.`, {
    hint: "See what was asked and answered in the captures.",
  });
}
