import { Upload } from "@wondertwin/framework";
import { decompressLzBase64 } from "./lz-string.ts";

type Fields = { readonly [name: string]: unknown };

/**
 * What a client says to an ingestion endpoint, however it wrote it: JSON, a form whose `data` is JSON or that
 * in Base64 or lz-string, or any of these as plain text. Undefined where it is none of them.
 */
export function payloadOf(body: unknown, compression: string | undefined): unknown {
  if (body instanceof Upload) return fromText(new TextDecoder().decode(body.bytes), compression);
  if (!isFields(body) || typeof body["data"] !== "string") return body;
  const said = typeof body["compression"] === "string" ? body["compression"] : compression;
  return fromText(body["data"], said);
}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function fromText(text: string, compression: string | undefined): unknown {
  if (text.startsWith("data=")) {
    const form = new URLSearchParams(text);
    return fromText(form.get("data") ?? "", form.get("compression") ?? compression);
  }
  if (compression?.startsWith("lz")) return fromJson(decompressLzBase64(text) ?? "");
  return fromJson(text) ?? fromJson(fromBase64(text));
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fromBase64(text: string): string {
  try {
    // A plus sign that a form has turned into a space.
    const bytes = Uint8Array.from(atob(text.replaceAll(" ", "+")), (each) => each.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return "";
  }
}
