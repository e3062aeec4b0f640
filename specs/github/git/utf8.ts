const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The bytes of a text. */
export const bytesOf = (text: string): Uint8Array => encoder.encode(text);

/** The text that bytes spell, replacement characters standing for what is none. */
export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes);

/** Several runs of bytes as one. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Whether bytes are no text, as git tells it: a zero among the first of them. */
export const isBinary = (bytes: Uint8Array): boolean => bytes.subarray(0, 8000).includes(0);
