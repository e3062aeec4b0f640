import { createHmac } from "node:crypto";
import type { Signer } from "../authoring/event.ts";

export interface HmacOptions {
  /** The header that carries the signature. */
  readonly header: string;
  /** The header's value, from the hexadecimal digest and the moment of signing in seconds. */
  readonly format: (digest: string, unix: number) => string;
  /** What is signed. Default: the body as sent. */
  readonly signed?: (body: string, unix: number) => string;
}

/** Signs deliveries with HMAC-SHA256 under the subscription's secret. */
export function hmacSha256({ header, format, signed = (body) => body }: HmacOptions): Signer {
  return ({ body, secret, at }) => {
    const unix = Math.floor(at.getTime() / 1000);
    const digest = createHmac("sha256", secret).update(signed(body, unix)).digest("hex");
    return { [header]: format(digest, unix) };
  };
}
