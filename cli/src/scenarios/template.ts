import { nearest } from "../nearest.ts";

/** What the names between `{{` and `}}` stand for. */
export interface Values {
  readonly variables: ReadonlyMap<string, unknown>;
  readonly env: NodeJS.ProcessEnv;
  /** URLs of twins by name. */
  readonly twins: ReadonlyMap<string, string>;
  /** Where deliveries of webhooks are received. */
  readonly webhooks: string;
}

const TEMPLATE = /\{\{(.*?)\}\}/g;
const TWIN = /^twins\.(.+)\.([a-z_]+)$/;

/** The names that a text has between `{{` and `}}`. */
export function namesIn(text: string): readonly string[] {
  return Array.from(text.matchAll(TEMPLATE), ([, name = ""]) => name.trim());
}

/** The twin that a name is about; undefined for a name of another kind. */
export function twinIn(name: string): string | undefined {
  return TWIN.exec(name)?.[1];
}

/** What is wrong with a name where these variables and twins are known; undefined where nothing is. */
export function whyUnknown(
  name: string,
  known: { readonly variables: readonly string[]; readonly twins: readonly string[] },
): string | undefined {
  if (name === "webhooks.url") return undefined;
  if (name.startsWith("env."))
    return /^env\.(?:WT|WONDERTWIN)_/.test(name)
      ? undefined
      : `{{${name}}}: only variables that begin with WT_ or WONDERTWIN_ can be read.`;
  const [, twin, field] = TWIN.exec(name) ?? [];
  if (twin !== undefined && field !== undefined) {
    if (!["url", "port", "admin_port", "host"].includes(field))
      return `{{${name}}}: a twin has url, host, port and admin_port.`;
    return known.twins.includes(plainName(twin)) ? undefined : noTwin(twin, known.twins);
  }
  if (known.variables.includes(name)) return undefined;
  const meant = nearest(name, known.variables);
  const hint = meant === undefined ? "No earlier step captures it." : `Did you mean ${meant}?`;
  return `{{${name}}} is no variable. ${hint}`;
}

/** A text with what its names stand for in their place. */
export function expand(text: string, values: Values): string {
  return text.replace(TEMPLATE, (_, name: string) => meaningOf(name.trim(), values));
}

/** `expand` for every text in a value. */
export function expandAll(value: unknown, values: Values): unknown {
  if (typeof value === "string") return expand(value, values);
  if (Array.isArray(value)) return value.map((one) => expandAll(one, values));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [expand(name, values), expandAll(one, values)]),
  );
}

/** `expandAll` for what is expected: a text that is one name and nothing else stands for the value itself. */
export function expandExpected(value: unknown, values: Values): unknown {
  if (typeof value !== "string") {
    if (Array.isArray(value)) return value.map((one) => expandExpected(one, values));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, expandExpected(one, values)]),
    );
  }
  const [name = "", ...more] = namesIn(value);
  const isAlone = more.length === 0 && /^\{\{[^{}]*\}\}$/.test(value) && values.variables.has(name);
  return isAlone ? values.variables.get(name) : expand(value, values);
}

/** The error for a twin that is not there. */
export function noTwin(name: string, known: readonly string[]): string {
  const meant = nearest(plainName(name), known);
  return `There is no twin ${name}. ${meant === undefined ? `There are ${known.join(", ")}.` : `Did you mean ${meant}?`}`;
}

/** A twin's own name without who publishes it: `community:someone/stripe` is stripe. */
export function plainName(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

function meaningOf(name: string, { variables, env, twins, webhooks }: Values): string {
  if (name === "webhooks.url") return webhooks;
  if (name.startsWith("env.")) return env[name.slice(4)] ?? "";
  const [, twin, field] = TWIN.exec(name) ?? [];
  // A scenario with names that stand for nothing is refused when it is read.
  if (twin === undefined || field === undefined) return textOf(variables.get(name));
  const url = twins.get(plainName(twin)) ?? "";
  if (field === "url") return url;
  return field === "host" ? new URL(url).hostname : new URL(url).port;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}
