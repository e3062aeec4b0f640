import type { Readable } from "node:stream";
import busboy, { type Busboy, type FileInfo } from "busboy";
import { addParameter, FormTree, MAX_PARAMETERS } from "./form-tree.ts";
import { ReadProblem } from "./problem.ts";
import { Upload } from "./upload.ts";

/**
 * Decodes a complete `multipart/form-data` body: fields and files by their names, brackets as in forms.
 *
 * @throws ReadProblem `malformed_multipart`, `malformed_form`, `invalid_utf8`, `too_deep` or
 * `too_many_parameters`
 */
export function decodeMultipart(body: Uint8Array, boundary: string): FormTree {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (!isClosed(bytes, boundary)) throw malformed("The multipart body ends before its last boundary.");
  const found: (() => void)[] = [];
  const tree = new FormTree();
  let tooMany = false;
  let broken: unknown;
  // The parser hands out undefined, against its declaration, where a part has no name.
  const add = (name: string | undefined, read: () => string | Upload) => {
    if (name === undefined) broken ??= new Error("The part has no name.");
    else found.push(() => addParameter(tree, name, read()));
  };
  const parser = openParser(boundary, bytes.length);
  parser.on("field", (name, value) => add(name, () => refuseBrokenText(value, bytes)));
  parser.on("file", (name, stream, info) => add(name, () => readFile(stream, info)));
  parser.on("partsLimit", () => {
    tooMany = true;
  });
  parser.on("error", (error) => {
    broken ??= error;
  });
  parser.end(bytes);
  if (tooMany) throw new ReadProblem("too_many_parameters", `There are more than ${MAX_PARAMETERS} parts.`);
  if (broken !== undefined) throw malformed("A part of the multipart body has malformed headers.", broken);
  for (const addTo of found) addTo();
  return tree;
}

/** A parser whose buffers take the whole body, so that everything it finds is there when `end` returns. */
function openParser(boundary: string, size: number): Busboy {
  try {
    return busboy({
      headers: { "content-type": `multipart/form-data; boundary="${boundary.replace(/["\\]/g, "\\$&")}"` },
      highWaterMark: size + 1,
      fileHwm: size + 1,
      defParamCharset: "utf8",
      limits: { fieldNameSize: size, fieldSize: size, parts: MAX_PARAMETERS + 1 },
    });
  } catch (cause) {
    throw malformed("The multipart boundary is malformed.", cause);
  }
}

function isClosed(bytes: Buffer, boundary: string): boolean {
  const closing = `--${boundary}--`;
  return bytes.includes(`\r\n${closing}`) || bytes.subarray(0, closing.length).equals(Buffer.from(closing));
}

/** The parser replaces what is no UTF-8; a replacement character that nobody sent shows it. */
function refuseBrokenText(value: string, bytes: Buffer): string {
  if (value.includes("\uFFFD") && !bytes.includes("\uFFFD")) {
    throw new ReadProblem("invalid_utf8", "A field of the multipart body is not valid UTF-8.");
  }
  return value;
}

function readFile(stream: Readable, info: FileInfo): Upload {
  const chunk: unknown = stream.read();
  return new Upload({
    filename: info.filename ?? "",
    contentType: info.mimeType,
    bytes: Buffer.isBuffer(chunk) ? chunk : Buffer.alloc(0),
  });
}

function malformed(message: string, cause?: unknown): ReadProblem {
  return new ReadProblem("malformed_multipart", message, { cause });
}
