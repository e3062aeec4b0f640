import { decodeForm } from "./decode-form.ts";
import { decodeJson } from "./decode-json.ts";
import { decodeMultipart } from "./decode-multipart.ts";
import { parseMediaType } from "./media-type.ts";
import { ReadProblem } from "./problem.ts";
import type { Origin } from "./reading.ts";
import { decodeUtf8 } from "./utf8.ts";

/** A decoded body, and what a reader must know of how it came. */
export interface DecodedBody {
  readonly value: unknown;
  readonly from: Origin;
}

/**
 * Decodes a request's body by its content type: JSON (and `+json` types), forms, multipart forms.
 *
 * @throws ReadProblem `unsupported_media_type` for any other type, a charset other than UTF-8 or a multipart
 * type without boundary; and whatever the decoder of that type throws
 */
export function decodeBody(body: Uint8Array, contentType: string): DecodedBody {
  const media = parseMediaType(contentType);
  if (media === undefined) throw unsupported(`The content type ${contentType} is malformed.`);
  if (media.charset !== undefined && !/^(?:utf-?8|us-ascii)$/.test(media.charset)) {
    throw unsupported(`The charset ${media.charset} is not supported.`);
  }
  if (media.type === "application/x-www-form-urlencoded") {
    return { value: decodeForm(decodeUtf8(body)), from: "text" };
  }
  if (media.type === "application/json" || media.type.endsWith("+json")) {
    return { value: decodeJson(decodeUtf8(body)), from: "json" };
  }
  if (media.type === "multipart/form-data") {
    if (media.boundary === undefined) throw unsupported("The multipart content type names no boundary.");
    return { value: decodeMultipart(body, media.boundary), from: "text" };
  }
  throw unsupported(`The content type ${media.type} is not supported.`);
}

function unsupported(message: string): ReadProblem {
  return new ReadProblem("unsupported_media_type", message);
}
