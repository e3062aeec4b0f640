import { TwinError } from "@wondertwin/framework/contracts";
import { LineCounter, parseDocument as parseYaml, type Document as YamlDocument } from "yaml";
import { isObject, type JsonObject } from "./json.ts";

/**
 * Reads JSON or YAML into an object.
 *
 * @throws TwinError `description_unreadable` with line and column
 */
export function parseDocument(bytes: Uint8Array, name: string): JsonObject {
  const text = decode(bytes, name);
  const document = looksLikeJson(text) ? parseJson(text, name) : parseYamlText(text, name);
  if (isObject(document)) return document;
  throw unreadable(name, "it is not an object");
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw unreadable(name, "it is not UTF-8 text", cause);
  }
}

function looksLikeJson(text: string): boolean {
  return text.trimStart().startsWith("{");
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    // YAML's flow style begins with a brace as well, and YAML's errors say line and column.
    return parseYamlText(text, name, cause);
  }
}

function parseYamlText(text: string, name: string, cause?: unknown): unknown {
  const lines = new LineCounter();
  const document = parseYaml(text, { lineCounter: lines, merge: true, uniqueKeys: true });
  const error = document.errors[0];
  if (error === undefined) return toJson(document, name);
  const { line, col } = lines.linePos(error.pos[0]);
  const message = error.message.split("\n")[0]?.replace(/ at line .*$/, "") ?? error.code;
  throw unreadable(name, `line ${line}, column ${col}: ${message}`, cause ?? error);
}

/** Above this, aliases are taken for an attempt to exhaust memory. */
const ALIAS_LIMIT = 10_000;

/** What YAML has and JSON has not (dates, shared aliases, maps with other keys) becomes plain JSON. */
function toJson(document: YamlDocument, name: string): unknown {
  try {
    return JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: ALIAS_LIMIT })) ?? "null");
  } catch (cause) {
    throw unreadable(name, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function unreadable(name: string, why: string, cause?: unknown): TwinError {
  return new TwinError("description_unreadable", `The description of ${name} cannot be read: ${why}.`, {
    hint: "Give an OpenAPI 3 or Swagger 2.0 document in JSON or YAML.",
    cause,
  });
}
