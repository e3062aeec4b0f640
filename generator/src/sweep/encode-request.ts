import type { Json } from "@wondertwin/framework/contracts";

export type Fields = { readonly [name: string]: Json };

const BOUNDARY = "wondertwin-sweep";

/** A body in a media type, and the type as its header names it. */
export function encodeBody(value: Json, mediaType: string): { body: Uint8Array; contentType: string } {
  const [type = ""] = mediaType.split(";", 1);
  if (type === "application/x-www-form-urlencoded")
    return { body: bytes(encodeForm(value)), contentType: type };
  if (type === "multipart/form-data")
    return { body: bytes(encodeMultipart(value)), contentType: `${type}; boundary=${BOUNDARY}` };
  const contentType = type === "*/*" ? "application/json" : type;
  return { body: bytes(JSON.stringify(value)), contentType };
}

/** A value as a form: `a[b][0]=x`. What a form cannot carry (null, empty containers) is left out. */
export function encodeForm(value: Json): string {
  return pairsOf(value, "")
    .map(([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`)
    .join("&");
}

/** Every field is a part; one called `file` is a file. */
function encodeMultipart(value: Json): string {
  const parts = pairsOf(value, "").map(([name, text]) => {
    const file = name === "file" ? `; filename="file.txt"\r\nContent-Type: text/plain` : "";
    return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${text}\r\n`;
  });
  return `${parts.join("")}--${BOUNDARY}--\r\n`;
}

function pairsOf(value: Json, name: string): [name: string, text: string][] {
  if (value === null) return [];
  if (typeof value !== "object") return [[name, String(value)]];
  return Object.entries(value).flatMap(([key, child]: [string, Json]) =>
    pairsOf(child, name === "" ? key : `${name}[${key}]`),
  );
}

const bytes = (text: string) => new TextEncoder().encode(text);
