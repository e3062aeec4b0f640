/** Bytes, or a text in UTF-8, in base 64 (RFC 4648). */
export function toBase64(content: Uint8Array | string): string {
  return Buffer.from(content).toString("base64");
}

/** The bytes of a text in base 64, lines and spaces in it passed over; undefined where it is none. */
export function fromBase64(text: string): Uint8Array | undefined {
  const dense = text.replace(/\s+/g, "");
  const isBase64 = /^[A-Za-z0-9+/_-]*={0,2}$/.test(dense);
  return isBase64 ? new Uint8Array(Buffer.from(dense, "base64")) : undefined;
}
