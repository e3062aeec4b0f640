import ts from "typescript-6";
import { type Derived, type DerivedFrom, type DeriverOptions, DoesNotFit } from "./deriver.ts";
import { type DerivedSchema, SchemaWriter } from "./schema-of-type.ts";
import { typedProgram } from "./typed-program.ts";

/** What a spec says about declarations of endpoints. */
export interface TypedEndpointsOptions {
  readonly title: string;
  readonly version: string;
  /** The file that declares the two namespaces. */
  readonly file: string;
  /** The namespace whose types are endpoints. Default: `Endpoints`. */
  readonly endpoints?: string;
  /** The namespace whose types are the data that endpoints speak of. Default: `Schemas`. */
  readonly schemas?: string;
  /** Members that a server sets and no request needs to say, as regular expressions over their whole names. */
  readonly readOnly?: readonly string[];
}

/** Beyond this depth data is an object of any members; what has a name is referred to and no deeper. */
const DEPTH = 12;

const NO_CONTENT = "204";
const NOT_ALLOWED = "405";

const BODIES: Readonly<Record<string, string>> = {
  json: "application/json",
  "form-data": "multipart/form-data",
  "form-url": "application/x-www-form-urlencoded",
};

/**
 * An OpenAPI description out of a namespace of endpoints, as generators of typed clients write it: a type each
 * with a method, a path, parameters and responses by status, beside a namespace of the data they speak of.
 */
export function deriveFromTypedEndpoints(files: DerivedFrom, given: DeriverOptions): Derived {
  const options = checked(given);
  const { checker, file } = typedProgram(files);
  const source = file(options.file);
  const endpoints = declared(source, options, options.endpoints ?? "Endpoints");
  const data = declared(source, options, options.schemas ?? "Schemas");
  const places = new Map<ts.Type, string>();
  for (const each of data) {
    const type = checker.getTypeAtLocation(each);
    if (isNamed(type) && !places.has(type)) places.set(type, `#/components/schemas/${each.name.text}`);
  }
  const writer = new SchemaWriter(checker, (type) => places.get(type));
  const paths: Record<string, Record<string, object>> = {};
  let notAllowed = 0;
  for (const declaration of endpoints) {
    const id = declaration.name.text;
    const endpoint = membersOf(checker, checker.getTypeAtLocation(declaration));
    const method = textOf(endpoint.get("method"))?.toLowerCase();
    const path = textOf(endpoint.get("path"));
    if (method === undefined || path === undefined)
      throw new DoesNotFit(options.file, `the endpoint ${id} says no method or no path`);
    const statuses = statusesOf(endpoint, checker);
    if (statuses.every(([status]) => status === NOT_ALLOWED)) notAllowed += 1;
    else
      paths[path] = {
        ...paths[path],
        [method]: operationOf(id, { endpoint, statuses }, { checker, writer }),
      };
  }
  const readOnly = (options.readOnly ?? []).map((pattern) => new RegExp(`^(?:${pattern})$`));
  const schemas = Object.fromEntries(
    data.map((each) => {
      const schema = writer.write(checker.getTypeAtLocation(each), { depth: DEPTH, whole: true });
      return [each.name.text, markReadOnly(schema, readOnly)];
    }),
  );
  const losses = [
    "Whether a number is whole, and the form of texts.",
    "Which members the server sets: those of the names that the spec lists are taken for them.",
    "What an answer holds whose type is unknown, and how requests fail.",
    `${notAllowed} methods that are always refused as not allowed: they are no operations.`,
    `${writer.cut} objects that lie too deep or hold themselves; ${writer.unknown} types that may be anything.`,
  ];
  const { title, version } = options;
  const document = {
    openapi: "3.0.3",
    info: { title, version },
    "x-lost": losses,
    paths,
    components: { schemas },
  };
  return { text: `${JSON.stringify(document)}\n`, losses };
}

/** What is written once and referred to: objects, and lists of texts; what is plain text is written where it stands. */
const isNamed = (type: ts.Type) =>
  (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Union | ts.TypeFlags.Intersection)) !== 0 &&
  (type.flags & ts.TypeFlags.BooleanLike) === 0;

interface Reading {
  readonly checker: ts.TypeChecker;
  readonly writer: SchemaWriter;
}

interface Endpoint {
  readonly endpoint: ReadonlyMap<string, ts.Type>;
  /** The statuses it answers with, and what its answers hold. */
  readonly statuses: readonly (readonly [string, ts.Type])[];
}

function statusesOf(endpoint: Endpoint["endpoint"], checker: ts.TypeChecker): Endpoint["statuses"] {
  const responses = endpoint.get("responses");
  return responses === undefined ? [] : [...membersOf(checker, responses)];
}

function operationOf(id: string, { endpoint, statuses }: Endpoint, reading: Reading): object {
  const { checker, writer } = reading;
  const given = endpoint.get("parameters");
  const parameters = given === undefined ? new Map<string, ts.Type>() : membersOf(checker, given);
  const body = parameters.get("body");
  const format = BODIES[textOf(endpoint.get("requestFormat")) ?? "json"] ?? "application/json";
  return {
    operationId: id,
    parameters: ["path", "query", "header"].flatMap((place) =>
      parametersOf(parameters.get(place), place, reading),
    ),
    ...(body !== undefined && {
      requestBody: { content: { [format]: { schema: writer.write(body, { depth: DEPTH }) } } },
    }),
    responses: Object.fromEntries(
      statuses.map(([status, type]) => [
        status,
        { description: status, ...(status !== NO_CONTENT && contentOf(type, writer)) },
      ]),
    ),
  };
}

function contentOf(type: ts.Type, writer: SchemaWriter): object {
  return { content: { "application/json": { schema: writer.write(type, { depth: DEPTH }) } } };
}

function parametersOf(type: ts.Type | undefined, place: string, { checker, writer }: Reading): object[] {
  if (type === undefined) return [];
  return checker.getPropertiesOfType(type).map((property) => ({
    name: property.name,
    in: place,
    ...((place === "path" || !(property.flags & ts.SymbolFlags.Optional)) && { required: true }),
    schema: writer.write(checker.getTypeOfSymbol(property), { depth: DEPTH }),
  }));
}

function membersOf(checker: ts.TypeChecker, type: ts.Type): ReadonlyMap<string, ts.Type> {
  return new Map(
    checker.getPropertiesOfType(type).map((each) => [each.name, checker.getTypeOfSymbol(each)] as const),
  );
}

const textOf = (type: ts.Type | undefined) => (type?.isStringLiteral() ? type.value : undefined);

function declared(
  source: ts.SourceFile | undefined,
  options: TypedEndpointsOptions,
  name: string,
): ts.TypeAliasDeclaration[] {
  const found = source?.statements.find(
    (each): each is ts.ModuleDeclaration => ts.isModuleDeclaration(each) && each.name.text === name,
  );
  if (found?.body === undefined || !ts.isModuleBlock(found.body))
    throw new DoesNotFit(options.file, `it declares no namespace ${name}`);
  const types = found.body.statements.filter(ts.isTypeAliasDeclaration);
  if (types.length === 0) throw new DoesNotFit(options.file, `its namespace ${name} declares no types`);
  return types;
}

function markReadOnly(schema: DerivedSchema, names: readonly RegExp[]): DerivedSchema {
  if (schema.properties === undefined) return schema;
  const properties = Object.entries(schema.properties).map(([name, held]): [string, DerivedSchema] => {
    if (!schema.required?.includes(name) || !names.some((each) => each.test(name))) return [name, held];
    return [name, held.$ref === undefined ? { ...held, readOnly: true } : { allOf: [held], readOnly: true }];
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}

function checked(options: DeriverOptions): TypedEndpointsOptions {
  for (const name of ["title", "version", "file"])
    if (typeof options[name] !== "string")
      throw new DoesNotFit("source.json", `its option ${name} is no text`);
  // The texts are there; the rest is what the specs of this repository say.
  return options as unknown as TypedEndpointsOptions;
}
