/** Stands where a secret was. */
export const REDACTED = "[redacted]";

/** Headers that carry secrets. */
const secretHeaders = new Set(["authorization", "cookie", "set-cookie", "proxy-authorization", "x-api-key"]);

/** Whether a header of that name says who asks. */
export function carriesSecret(header: string): boolean {
  return secretHeaders.has(header.toLowerCase());
}

/** Replaces secrets in whatever leaves the twin to be looked at. */
export interface Redactor {
  headers<H extends Readonly<Record<string, string | string[] | undefined>>>(headers: H): H;
  /** JSON or a form; other text is left as it is. */
  body(text: string): string;
  /** A path with its query. */
  url(url: string): string;
  /** A value of JSON; itself where there is no secret in it. */
  value(value: unknown): unknown;
}

/** A redactor for secret fields of these names, or of `holder.name`, wherever they stand. */
export function createRedactor(names: () => ReadonlySet<string>): Redactor {
  const value = (from: unknown): unknown => redactedValue(from, names());
  return {
    // Only values of the same names are replaced, text by text.
    headers: (headers) =>
      Object.fromEntries(
        Object.entries(headers).map(([name, text]) => [name, carriesSecret(name) ? REDACTED : text]),
      ) as typeof headers,
    value,
    body: (text) => {
      const secrets = names();
      if (secrets.size === 0 || !mentions(text, secrets)) return text;
      const parsed = jsonOf(text);
      return parsed === undefined ? redactedForm(text, secrets) : JSON.stringify(value(parsed));
    },
    url: (url) => {
      const at = url.indexOf("?");
      return at === -1 ? url : url.slice(0, at + 1) + redactedForm(url.slice(at + 1), names());
    },
  };
}

function mentions(text: string, names: ReadonlySet<string>): boolean {
  for (const name of names) if (text.includes(name.slice(name.lastIndexOf(".") + 1))) return true;
  return false;
}

function isSecret(names: ReadonlySet<string>, name: string, holder: string): boolean {
  return names.has(name) || names.has(`${holder}.${name}`);
}

function jsonOf(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON, whatever it looks like: it may be a form.
    return undefined;
  }
}

function redactedValue(value: unknown, names: ReadonlySet<string>, holder = ""): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => redactedValue(item, names, holder));
    return items.some((item, at) => item !== value[at]) ? items : value;
  }
  let changed = false;
  const fields = Object.entries(value).map(([name, field]: [string, unknown]) => {
    const isText = typeof field === "string" || typeof field === "number";
    const shown = isText && isSecret(names, name, holder) ? REDACTED : redactedValue(field, names, name);
    changed ||= shown !== field;
    return [name, shown] as const;
  });
  return changed ? Object.fromEntries(fields) : value;
}

/** A form's fields keep their order and writing; a secret's name is the last part of `a[b][c]`. */
function redactedForm(form: string, names: ReadonlySet<string>): string {
  return form
    .split("&")
    .map((pair) => {
      const at = pair.indexOf("=");
      const [name = "", holder = ""] = unescaped(pair.slice(0, at))
        .split(/[[\]]+/)
        .filter(Boolean)
        .reverse();
      return at > 0 && isSecret(names, name, holder)
        ? `${pair.slice(0, at)}=${encodeURIComponent(REDACTED)}`
        : pair;
    })
    .join("&");
}

function unescaped(text: string): string {
  return text.replace(/%5B/gi, "[").replace(/%5D/gi, "]");
}
