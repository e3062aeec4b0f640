import type { Schemas } from "../api.gen.ts";
import type { Content } from "../resources.ts";
import { invalid, type Problem } from "./problem.ts";

type Variables = Readonly<Record<string, unknown>>;

/** A text with what stands in three braces filled in; behind a bar stands what serves where there is nothing. */
export function filled(text: string | null, variables: Variables): string | null {
  if (text === null) return null;
  return text.replace(/\{\{\{\s*([\w.]+)\s*(?:\|\s*([^}]*?)\s*)?\}\}\}/g, (_, name: string, instead = "") =>
    String(variables[name] ?? instead),
  );
}

/** A template's published content filled in, or what keeps it from being sent. */
export function rendered(
  template: Pick<Schemas["template"], "variables"> & { readonly published: Content | null },
  given: Variables,
): Content | Problem {
  const { published } = template;
  if (!published) return invalid("The template is not published. Publish it before you send it.");
  const variables: Record<string, unknown> = {};
  for (const { key, fallback_value, type } of template.variables ?? []) {
    const value = given[key] ?? fallback_value;
    if (value === null || value === undefined)
      return invalid(`Missing value for the template variable \`${key}\`, which has no fallback value.`);
    if ((type === "string" || type === "number") && typeof value !== type)
      return invalid(`The template variable \`${key}\` must be a \`${type}\`.`);
    variables[key] = value;
  }
  return {
    ...published,
    subject: filled(published.subject, variables),
    html: filled(published.html, variables),
    text: filled(published.text, variables),
  };
}
