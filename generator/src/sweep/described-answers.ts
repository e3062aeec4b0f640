import { Ajv2020, type ErrorObject, type Options, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Description } from "../description/description.ts";
import { isObject, type JsonObject } from "../description/json.ts";

/** An answer to be judged. */
export interface GivenAnswer {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly text: string;
}

type Place = { readonly method: string; readonly path: string };

const DOCUMENT = "description";

type RegExpEngine = NonNullable<NonNullable<Options["code"]>["regExp"]>;

/** Descriptions hold patterns of other languages; what no dialect reads limits nothing. */
const lenientRegExp: RegExpEngine = Object.assign(
  (pattern: string) => {
    for (const flags of ["u", ""]) {
      try {
        return new RegExp(pattern, flags);
      } catch {
        // The next dialect may read it.
      }
    }
    return /(?:)/;
  },
  { code: "lenientRegExp" },
);

/** Judges answers by the responses a description declares: the status, the content type and the schema. */
export class AnswerJudge {
  readonly #document: Description["document"];
  readonly #ajv = new Ajv2020({
    strict: false,
    validateSchema: false,
    logger: false,
    code: { regExp: lenientRegExp },
  });
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor({ document }: Description) {
    this.#document = document;
    addFormats.default(this.#ajv);
    this.#ajv.addSchema(document, DOCUMENT);
  }

  /** Whether the description says what the body of an operation's answer of this status looks like. */
  describes({ method, path }: Place, status: number): boolean {
    const content = responseOf(this.#document, { method, path, status })?.value["content"];
    return isObject(content) && Object.keys(content).length > 0;
  }

  /** What is wrong with an operation's answer; undefined where nothing is. */
  fault({ method, path }: Place, { status, contentType, text }: GivenAnswer): string | undefined {
    const response = responseOf(this.#document, { method, path, status });
    if (response === undefined) return `The description has no answer ${status}.`;
    const { pointer, value } = response;
    const content = isObject(value["content"]) ? value["content"] : {};
    if (Object.keys(content).length === 0) return text === "" ? undefined : "The answer must be empty.";
    const type = contentType?.split(";", 1)[0] ?? "";
    const media = Object.keys(content).find((each) => each.split(";", 1)[0] === type);
    if (media === undefined) return `The content type is "${type}" instead of ${Object.keys(content)}.`;
    const described = content[media];
    if (!isObject(described) || described["schema"] === undefined || !isJson(type)) return undefined;
    return this.#validate(`${pointer}/content/${escaped(media)}/schema`, parsed(text));
  }

  #validate(pointer: string, value: unknown): string | undefined {
    const schema = this.#compiled.get(pointer) ?? this.#ajv.compile({ $ref: `${DOCUMENT}#${pointer}` });
    this.#compiled.set(pointer, schema);
    return schema(value) === true ? undefined : shownErrors(schema.errors ?? []);
  }
}

const isJson = (type: string) => type === "application/json" || type.endsWith("+json");

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function responseOf(
  document: Description["document"],
  { method, path, status }: { method: string; path: string; status: number },
): { readonly pointer: string; readonly value: JsonObject } | undefined {
  const base = `/paths/${escaped(path)}/${method.toLowerCase()}/responses`;
  const responses = valueAt(document, base);
  if (!isObject(responses)) return undefined;
  const name = [String(status), `${String(status)[0]}XX`, `${String(status)[0]}xx`, "default"].find((each) =>
    Object.hasOwn(responses, each),
  );
  if (name === undefined) return undefined;
  let pointer = `${base}/${name}`;
  let value = responses[name];
  while (isObject(value) && typeof value["$ref"] === "string") {
    pointer = value["$ref"].slice(1);
    value = valueAt(document, pointer);
  }
  return isObject(value) ? { pointer, value } : undefined;
}

function valueAt(document: unknown, pointer: string): JsonObject[string] | undefined {
  const steps = pointer.split("/").slice(1);
  let value: unknown = document;
  for (const step of steps) {
    if (!isObject(value)) return undefined;
    value = value[step.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  // What a JSON document holds is JSON.
  return value as JsonObject[string] | undefined;
}

const escaped = (step: string) => step.replaceAll("~", "~0").replaceAll("/", "~1");

function shownErrors(errors: readonly ErrorObject[]): string {
  const texts = errors.map(
    ({ instancePath, message, params }) => `${instancePath || "/"} ${message} ${JSON.stringify(params)}`,
  );
  return [...new Set(texts)].slice(0, 6).join("; ");
}
