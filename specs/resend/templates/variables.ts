import type { Schemas } from "../api.gen.ts";

type Given = NonNullable<Schemas["template_input"]["variables"]>;

/** A template's variables as answers show them. */
export function variablesOf(given: Given, moment: string): Schemas["template_variable"][] {
  return given.map(({ key, type, fallback_value = null }) => ({
    key,
    type,
    fallback_value,
    created_at: moment,
    updated_at: moment,
  }));
}
