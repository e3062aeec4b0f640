/** A request's body as bytes of a type. */
export interface EncodedBody {
  readonly type: string;
  readonly text: string;
}

const JSON_TYPE = "application/json";
const FORM_TYPE = "application/x-www-form-urlencoded";

/**
 * A body in a type: JSON, or a form with names like `items[0][price]`.
 *
 * `accepts` are the types that the operation takes; none: JSON.
 */
export function encodeBody(
  body: unknown,
  { type, accepts }: { type?: string; accepts: readonly string[] },
): EncodedBody {
  const chosen =
    type ?? (accepts.length === 0 || accepts.some(isJson) || !accepts.some(isForm) ? JSON_TYPE : FORM_TYPE);
  if (typeof body === "string") return { type: chosen, text: body };
  return { type: chosen, text: isForm(chosen) ? formOf(body) : JSON.stringify(body) };
}

const isJson = (type: string) => /[/+]json\b/.test(type);
const isForm = (type: string) => type.startsWith(FORM_TYPE);

function formOf(body: unknown): string {
  const form = new URLSearchParams();
  const add = (name: string, value: unknown): void => {
    if (typeof value !== "object" || value === null) form.append(name, value === null ? "" : String(value));
    else for (const [key, one] of Object.entries(value)) add(name === "" ? key : `${name}[${key}]`, one);
  };
  add("", body);
  return form.toString();
}
