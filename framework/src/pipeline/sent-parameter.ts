import { decodeBody } from "../reading/decode-body.ts";
import { decodeForm } from "../reading/decode-form.ts";
import { ReadProblem } from "../reading/problem.ts";
import type { TwinRequest } from "./exchange.ts";

/** A text parameter of a request's query, or of a form in its body; what cannot be decoded has none. */
export function sentParameter({ url, headers, body }: TwinRequest, name: string): string | undefined {
  const mark = url.indexOf("?");
  const type = headers["content-type"];
  const isForm =
    typeof type === "string" && /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type);
  return (
    textOf(() => (mark === -1 ? undefined : decodeForm(url.slice(mark + 1))), name) ??
    (isForm && body.length > 0 ? textOf(() => decodeBody(body, type).value, name) : undefined)
  );
}

function textOf(decode: () => unknown, name: string): string | undefined {
  try {
    const fields = decode();
    const value: unknown =
      typeof fields === "object" && fields !== null ? Reflect.get(fields, name) : undefined;
    return typeof value === "string" ? value : undefined;
  } catch (error) {
    // Reading the request says what is wrong with it.
    if (error instanceof ReadProblem) return undefined;
    throw error;
  }
}
