import zlib from "node:zlib";
import { ReadProblem } from "./problem.ts";

type Decompress = (bytes: Uint8Array, options: { maxOutputLength: number }) => Uint8Array;

/** By the name of the coding. Zstandard came to Node after the oldest version that twins run on. */
const decoders: Readonly<Record<string, Decompress | undefined>> = {
  gzip: zlib.gunzipSync,
  "x-gzip": zlib.gunzipSync,
  deflate: zlib.inflateSync,
  br: zlib.brotliDecompressSync,
  zstd: zlib.zstdDecompressSync,
};

/**
 * A body as it was before its content encodings were applied (RFC 9110, section 8.4), the last one first.
 *
 * @throws ReadProblem `unsupported_encoding`; `malformed_encoding` where the bytes are not of that encoding;
 * `too_large` where they come to more than `limit`
 */
export function decodeContent(body: Uint8Array, encoding: string, limit: number): Uint8Array {
  let bytes = body;
  for (const name of encoding.toLowerCase().split(",").toReversed()) {
    const coding = name.trim();
    if (coding === "" || coding === "identity") continue;
    const decode = Object.hasOwn(decoders, coding) ? decoders[coding] : undefined;
    if (decode === undefined)
      throw new ReadProblem("unsupported_encoding", `The content encoding ${coding} is not supported.`);
    bytes = decoded(bytes, { decode, coding, limit });
  }
  return bytes;
}

interface Coding {
  readonly decode: Decompress;
  readonly coding: string;
  readonly limit: number;
}

function decoded(bytes: Uint8Array, { decode, coding, limit }: Coding): Uint8Array {
  try {
    return decode(bytes, { maxOutputLength: limit });
  } catch (cause) {
    if (cause instanceof RangeError)
      throw new ReadProblem("too_large", `The body comes to more than ${limit} bytes.`, { cause });
    throw new ReadProblem("malformed_encoding", `The body is not valid ${coding}.`, { cause });
  }
}
