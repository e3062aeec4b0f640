import type { Readable } from "node:stream";
import busboy, { type Busboy, type FileInfo } from "busboy";
import { addParameter, FormTree, MAX_PARAMETERS } from "./form-tree.ts";
import { ReadProblem } from "./problem.ts";
import { Upload } from "./upload.ts";
import { decodeUtf8 } from "./utf8.ts";

/**
 * Decodes a complete `multipart/form-data` body: fields and files by their names, brackets as in forms.
 *
 * @throws ReadProblem `malformed_multipart`, `malformed_form`, `invalid_utf8`, `too_deep` or
 * `too_many_parameters`
 */
export function decodeMultipart(body: Uint8Array, boundary: string): FormTree {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (!isClosed(bytes, boundary)) throw malformed("The multipart body ends before its last boundary.");
  const parts: (() => void)[] = [];
  const tree = new FormTree();
  let tooMany = false;
  let broken: unknown;
  const parser = openParser(boundary, bytes.length);
  parser.on("field", (name, value) => {
    // Read as Latin-1, one character stands for one byte, which leaves judging the UTF-8 to us.
    parts.push(() => addParameter(tree, name, decodeUtf8(Buffer.from(value, "latin1"))));
  });
  parser.on("file", (name, stream, info) => {
    parts.push(() => addParameter(tree, name, readFile(stream, info)));
  });
  parser.on("partsLimit", () => {
    tooMany = true;
  });
  parser.on("error", (error) => {
    broken ??= error;
  });
  parser.end(bytes);
  if (tooMany) throw new ReadProblem("too_many_parameters", `There are more than ${MAX_PARAMETERS} parts.`);
  if (broken !== undefined) throw malformed("A part of the multipart body has malformed headers.", broken);
  for (const add of parts) add();
  return tree;
}

/** A parser whose buffers take the whole body, so that everything it finds is there when `end` returns. */
function openParser(boundary: string, size: number): Busboy {
  try {
    return busboy({
      headers: { "content-type": `multipart/form-data; boundary="${boundary.replace(/["\\]/g, "\\$&")}"` },
      highWaterMark: size + 1,
      fileHwm: size + 1,
      defCharset: "latin1",
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
