import { modelName, schemaOfModel } from "./client-models.ts";
import {
  type ClientOperation,
  type ClientParameter,
  type ClientValue,
  clientOperations,
} from "./client-operations.ts";
import { schemaOfClientType } from "./client-type.ts";
import { type Derived, type DerivedFrom, type DeriverOptions, DoesNotFit } from "./deriver.ts";
import { nameAlike, type PartSchema, schemaKey } from "./same-schemas.ts";
import type { DerivedSchema } from "./schema-of-type.ts";

/** What a spec says about a client that OpenAPI Generator wrote. */
interface OpenapiClientOptions {
  readonly title: string;
  readonly version: string;
  /** The folder below which each part of the client has its `apis` and `models`. */
  readonly folder: string;
}

/** An operation and the part of the client that it stands in: its folder. */
interface PartOperation extends ClientOperation {
  readonly part: string;
  readonly file: string;
}

const NOT_APIS = new Set(["baseapi", "exception"]);
const NOT_MODELS = new Set(["ObjectSerializer", "all"]);

/**
 * An OpenAPI description out of a client that OpenAPI Generator wrote in TypeScript, as published: its request
 * factories tell method, path, query and body, its response processors the model for each status, and its models
 * their properties.
 *
 * An operation's id is what a program writes to call it: `crm.contacts.basicApi.getById`. Where several methods make
 * the same request, the shortest name stands for it.
 */
export function deriveFromOpenapiClient(found: DerivedFrom, given: DeriverOptions): Derived {
  const options = checked(given);
  const files = new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const models = readModels(files, options.folder);
  const names = nameAlike(models);
  const operations = distinct(readOperations(files, options.folder));
  if (operations.size === 0) throw new DoesNotFit(options.folder, "no file below it has operations");
  const reference = (part: string, file: string) => (name: string) => {
    const found = names.get(schemaKey(part, name)) ?? names.get(schemaKey(part, `Model${name}`));
    if (found === undefined)
      throw new DoesNotFit(file, `it uses a model ${name} that its part does not have`);
    return { $ref: `#/components/schemas/${found}` };
  };
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations.values()) {
    const path = plainPath(operation.path);
    paths[path] = {
      ...paths[path],
      [operation.method.toLowerCase()]: describe(operation, (value) =>
        schemaOf(value, reference(operation.part, operation.file), operation),
      ),
    };
  }
  const schemas: Record<string, DerivedSchema> = {};
  for (const { part, name, schema } of models) {
    const own = names.get(schemaKey(part, name)) ?? name;
    schemas[own] ??= renamed(schema, names);
  }
  const losses = [
    "How requests prove who sends them.",
    "Descriptions, examples and default values.",
    "The form, the length and the range of values.",
    "Whether a path ends in a slash.",
    `Parameters of any name, which ${[...operations.values()].filter(({ open }) => open).length} operations take.`,
  ];
  const { title, version } = options;
  const document = {
    openapi: "3.0.3",
    info: { title, version },
    "x-lost": losses,
    paths: sorted(paths),
    components: { schemas: sorted(schemas) },
  };
  return { text: `${JSON.stringify(document)}\n`, losses };
}

function readModels(files: DerivedFrom, folder: string): readonly PartSchema[] {
  const found = [...files].flatMap(([path, code]) => {
    const part = partOf(path, folder, "models");
    const name = modelName(path);
    if (part === undefined || NOT_MODELS.has(name)) return [];
    return [{ part, name, path, code, types: files.get(path.replace(/\.js$/, ".d.ts")) ?? "" }];
  });
  const known = new Set(found.map(({ part, name }) => schemaKey(part, name)));
  return found.map((file) => {
    const { part, name } = file;
    const reference = (other: string) => {
      const own = [other, `Model${other}`].find((each) => known.has(schemaKey(part, each)));
      if (own === undefined)
        throw new DoesNotFit(file.path, `it uses a model ${other} that its part does not have`);
      return { $ref: schemaKey(part, own) };
    };
    return { part, name, schema: schemaOfModel(file, reference) };
  });
}

function readOperations(files: DerivedFrom, folder: string): readonly PartOperation[] {
  return [...files].flatMap(([path, code]) => {
    const part = partOf(path, folder, "apis");
    if (part === undefined || NOT_APIS.has(modelName(path))) return [];
    const types = files.get(path.replace(/\.js$/, ".d.ts")) ?? "";
    return clientOperations(path, code, types).map((each) => ({ ...each, part, file: path }));
  });
}

/** The folder of a script that stands in a part's `apis` or `models`. */
function partOf(path: string, folder: string, kind: "apis" | "models"): string | undefined {
  const [, part, within] = /^(.+)\/(apis|models)\/[^/]+\.js$/.exec(path) ?? [];
  return within === kind && part?.startsWith(folder) === true ? part.slice(folder.length) : undefined;
}

/** By request the operation that stands for it. */
function distinct(operations: readonly PartOperation[]): ReadonlyMap<string, PartOperation> {
  const found = new Map<string, PartOperation>();
  for (const operation of operations) {
    const request = `${operation.method} ${plainPath(operation.path).replaceAll(/\{[^}]+\}/g, "{}")}`;
    const known = found.get(request);
    if (known === undefined || operation.name.length <= known.name.length) found.set(request, operation);
  }
  return found;
}

const plainPath = (path: string): string =>
  path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;

type Described = (value: ClientValue) => DerivedSchema;

function schemaOf(
  { type, format }: ClientValue,
  reference: (name: string) => DerivedSchema,
  { file, name }: PartOperation,
): DerivedSchema {
  const schema = schemaOfClientType(type, { format, reference });
  if (schema === undefined) throw new DoesNotFit(file, `${name} has a value of a type written as ${type}`);
  return schema;
}

function describe({ part, api, name, ...operation }: PartOperation, schema: Described): object {
  const { parameters, body, answers } = operation;
  return {
    operationId: [...part.split("/"), `${api.charAt(0).toLowerCase()}${api.slice(1)}`, name].join("."),
    tags: [part],
    ...(parameters.length > 0 && {
      parameters: parameters.map((each) => ({
        name: each.name,
        in: each.in,
        required: each.required,
        schema: schema(each),
      })),
    }),
    ...(body && { requestBody: describeBody(body, schema) }),
    responses: Object.fromEntries(
      Array.from(answers, ([status, value]) => [
        status === "0" ? "default" : status,
        {
          description: status === "0" ? "Failure" : "Answer",
          ...(value && { content: { [mediaOf(value)]: { schema: schema(value) } } }),
        },
      ]),
    ),
  };
}

const mediaOf = ({ format }: ClientValue) =>
  format === "binary" ? "application/octet-stream" : "application/json";

function describeBody(
  { media, required, holds }: NonNullable<ClientOperation["body"]>,
  schema: Described,
): object {
  const held = Array.isArray(holds) ? formOf(holds, schema) : schema(holds as ClientValue);
  return { required, content: Object.fromEntries(media.map((type) => [type, { schema: held }])) };
}

function formOf(fields: readonly ClientParameter[], schema: Described): DerivedSchema {
  const required = fields.filter((each) => each.required).map(({ name }) => name);
  return {
    type: "object",
    properties: Object.fromEntries(fields.map((each) => [each.name, schema(each)])),
    ...(required.length > 0 && { required }),
  };
}

/** A schema whose references are names instead of keys. */
function renamed(schema: DerivedSchema, names: ReadonlyMap<string, string>): DerivedSchema {
  return JSON.parse(
    JSON.stringify(schema, (member, value) =>
      member === "$ref" ? `#/components/schemas/${names.get(value) ?? value}` : value,
    ),
  );
}

function sorted<T>(members: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(members).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function checked(options: DeriverOptions): OpenapiClientOptions {
  for (const name of ["title", "version", "folder"])
    if (typeof options[name] !== "string")
      throw new DoesNotFit("source.json", `its option ${name} is no text`);
  // The texts are there; nothing else is read.
  return options as unknown as OpenapiClientOptions;
}
