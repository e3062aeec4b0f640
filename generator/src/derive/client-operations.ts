import { DoesNotFit } from "./deriver.ts";

/** What a generated client says about a value: its type as the client writes it, and its format. */
export interface ClientValue {
  readonly type: string;
  readonly format: string;
}

export interface ClientParameter extends ClientValue {
  readonly name: string;
  readonly required: boolean;
}

/** One method of a client: the request it makes and the answers it understands. */
export interface ClientOperation {
  /** The method's name, and that of the class it belongs to: `BasicApi`. */
  readonly name: string;
  readonly api: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly (ClientParameter & { readonly in: "path" | "query" })[];
  readonly body?: {
    readonly media: readonly string[];
    readonly required: boolean;
    /** One value, or the fields of a form. */
    readonly holds: ClientValue | readonly ClientParameter[];
  };
  /** By status; `0` is any other. Undefined: an answer without a body. */
  readonly answers: ReadonlyMap<string, ClientValue | undefined>;
  /** Whether the query takes parameters of any name. */
  readonly open: boolean;
}

const METHOD = /^ {4}(\w+)\(([^)]*)\) \{$/gm;
const SERIALIZED = String.raw`ObjectSerializer\.serialize\((\w+), "([^"]*)", "([^"]*)"\)`;
const SET_QUERY = new RegExp(String.raw`setQueryParam\("([^"]+)", \w+\.${SERIALIZED}\)`, "g");
const APPEND_QUERY = new RegExp(
  String.raw`${SERIALIZED};\s+for \(const \w+ of \w+\) \{\s+\w+\.appendQueryParam\("([^"]+)"`,
  "g",
);
const BODY = new RegExp(String.raw`ObjectSerializer\.stringify\(\w+\.${SERIALIZED}`);
const MEDIA = /(?:getPreferredMediaType|canConsumeForm\)?)\(\[([^\]]*)\]/;
const STATUS = /isCodeInRange\)?\("(\d+)"[\s\S]*?\n {12}\}/g;

/** The operations of one file of a client that OpenAPI Generator wrote in TypeScript (its `typescript` generator). */
export function clientOperations(path: string, code: string, types: string): readonly ClientOperation[] {
  const api = /([^/]+)\.js$/.exec(path)?.[1] ?? "";
  const [requests = "", answers = ""] = code.split(`class ${api}ResponseProcessor`);
  if (!requests.includes(`class ${api}RequestFactory`) || answers === "")
    throw new DoesNotFit(path, `it has no request factory and response processor of ${api}`);
  const processors = new Map(methodsOf(answers));
  return methodsOf(requests).map(([name, text]) => {
    const processor = processors.get(`${name}WithHttpInfo`);
    if (processor === undefined) throw new DoesNotFit(path, `nothing reads the answers to ${name}`);
    const declared = new Map(declaredParameters(types, name));
    return { name, api, ...request(path, name, { text, declared }), answers: answersOf(processor) };
  });
}

function methodsOf(text: string): (readonly [name: string, body: string])[] {
  const starts = [...text.matchAll(METHOD)];
  return starts.map((start, position) => [
    start[1] ?? "",
    text.slice(start.index, starts[position + 1]?.index),
  ]);
}

/** The types of a method's parameters by their names in code. */
function declaredParameters(types: string, name: string): (readonly [string, string])[] {
  const list = new RegExp(`^ {4}${name}\\((.*)\\): Promise<RequestContext>;`, "m").exec(types)?.[1] ?? "";
  return Array.from(list.matchAll(/(\w+)\??: ([^,]+)/g), ([, each = "", type = ""]) => [each, type]);
}

function request(
  file: string,
  name: string,
  { text, declared }: { readonly text: string; readonly declared: ReadonlyMap<string, string> },
): Omit<ClientOperation, "name" | "api" | "answers"> {
  const path = /const localVarPath = '([^']*)'/.exec(text)?.[1];
  const method = /HttpMethod\.([A-Z]+)\)/.exec(text)?.[1];
  if (path === undefined || method === undefined)
    throw new DoesNotFit(file, `the request of ${name} has no path or no method`);
  const needed = new Set(
    Array.from(text.matchAll(/RequiredError\("\w+", "\w+", "(\w+)"\)/g), ([, each]) => each),
  );
  const value = ([, own = "", type = "", format = ""]: RegExpMatchArray) => ({
    type,
    format,
    required: needed.has(own),
  });
  const owns = new Map(
    Array.from(
      text.matchAll(/\.replace\('\{' \+ '([^']+)' \+ '\}', encodeURIComponent\(String\((\w+)\)\)\)/g),
      ([, each = "", own = ""]) => [each, own],
    ),
  );
  // A client that forgets to fill in a parameter does not take it away from the path.
  const inPath = Array.from(path.matchAll(/\{([^}]+)\}/g), ([, each = ""]) => ({
    in: "path" as const,
    name: each,
    type: declared.get(owns.get(each) ?? "") ?? "string",
    format: "",
    required: true,
  }));
  const query = [
    ...Array.from(text.matchAll(SET_QUERY), ([all, each = "", ...rest]) => ({
      name: each,
      ...value([all, ...rest]),
    })),
    ...Array.from(text.matchAll(APPEND_QUERY), (match) => ({ name: match[4] ?? "", ...value(match) })),
  ];
  const body = bodyOf(text, { declared, needed });
  if (text.includes(".setBody(") && body === undefined)
    throw new DoesNotFit(file, `the body of ${name} is written in another way`);
  return {
    method,
    path,
    parameters: [...inPath, ...query.map((each) => ({ ...each, in: "query" as const }))],
    ...(body && { body }),
    open: text.includes("setQueryParam(key,"),
  };
}

function bodyOf(
  text: string,
  {
    declared,
    needed,
  }: { readonly declared: ReadonlyMap<string, string>; readonly needed: ReadonlySet<string | undefined> },
): ClientOperation["body"] {
  const media = Array.from(
    (MEDIA.exec(text)?.[1] ?? "").matchAll(/["']([^"']+)["']/g),
    ([, each = ""]) => each,
  );
  const sent = BODY.exec(text);
  if (sent) {
    const [, own = "", type = "", format = ""] = sent;
    return { media, required: needed.has(own), holds: { type, format } };
  }
  const fields = Array.from(
    text.matchAll(/localVarFormParams\.append\('([^']+)', (\w+)/g),
    ([, name = "", own = ""]) => ({
      name,
      type: declared.get(own) ?? "string",
      format: "",
      required: needed.has(own),
    }),
  );
  if (fields.length === 0) return undefined;
  return { media, required: fields.some((each) => each.required), holds: fields };
}

function answersOf(text: string): ReadonlyMap<string, ClientValue | undefined> {
  return new Map(
    Array.from(text.matchAll(STATUS), ([block, status = ""]) => {
      if (block.includes("getBodyAsFile()")) return [status, { type: "HttpFile", format: "binary" }];
      const [, type, format = ""] = /contentType\), "([^"]*)", "([^"]*)"\)/.exec(block) ?? [];
      // What is no success is told in JSON, whatever a success would have been.
      const own = status === "0" ? "" : format;
      return [status, type === undefined || type === "void" ? undefined : { type, format: own }];
    }),
  );
}
