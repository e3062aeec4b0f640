import ts from "typescript-6";
import { type Derived, type DerivedFrom, type DeriverOptions, DoesNotFit } from "./deriver.ts";
import { type DerivedSchema, SchemaWriter } from "./schema-of-type.ts";
import { typedProgram } from "./typed-program.ts";

/** What a spec says about a client whose types tell its API. */
export interface TypedClientOptions {
  readonly title: string;
  readonly version: string;
  /** The file that declares the client. */
  readonly file: string;
  /** The class whose nested members are the API's methods. */
  readonly client: string;
  /** Members that every answer's type has and only failures show. */
  readonly failureMembers?: readonly string[];
  /** Members of answers whose content is for the API's users to make: objects of any members. */
  readonly freeMembers?: readonly string[];
  /** Whether the types of answers come from recorded ones, so that the texts they list are not all there are. */
  readonly recordedAnswers?: boolean;
  /** Methods of the client that are none of the API. */
  readonly leaveOut?: readonly string[];
  /** How many objects deep answers are described. Default: 4. */
  readonly depth?: number;
}

const FORM = "application/x-www-form-urlencoded";
const MEDIA = [FORM, "application/json", "multipart/form-data"];
/** Arguments are flatter than answers. */
const ARGUMENT_DEPTH = 6;
const ANSWER_DEPTH = 4;

/**
 * An OpenAPI description out of the types of a client that calls methods by name: `chat.postMessage` is a member
 * `postMessage` of a member `chat`, a function from arguments to a promise of its answer.
 *
 * Where arguments may be of several shapes, what all of them need is required.
 */
export function deriveFromTypedClient(files: DerivedFrom, given: DeriverOptions): Derived {
  const options = checked(given);
  const { checker, file } = typedProgram(files);
  const source = file(options.file);
  const declared = source?.statements.find(
    (each): each is ts.ClassDeclaration => ts.isClassDeclaration(each) && each.name?.text === options.client,
  );
  if (declared === undefined) throw new DoesNotFit(options.file, `it declares no class ${options.client}`);
  const writer = new SchemaWriter(checker);
  const paths: Record<string, object> = {};
  const schemas: Record<string, DerivedSchema> = {};
  for (const method of methodsOf(checker, checker.getTypeAtLocation(declared))) {
    if (options.leaveOut?.includes(method.name)) continue;
    const id = method.name.replaceAll(".", "_");
    schemas[id] = method.takes === undefined ? { type: "object" } : argumentsOf(writer, method.takes);
    paths[`/${method.name}`] = { post: operation(id, answerOf(writer, method.gives, options)) };
  }
  if (Object.keys(paths).length === 0) throw new DoesNotFit(options.file, `${options.client} has no methods`);
  const losses = [
    "Which failures a method has, and which scopes it needs.",
    "Whether a number is whole, and the form of texts.",
    "Which arguments exclude each other.",
    `${writer.cut} objects that lie too deep or hold themselves; ${writer.unknown} types of other packages.`,
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

interface ClientMethod {
  /** With dots. */
  readonly name: string;
  readonly takes: ts.Type | undefined;
  readonly gives: ts.Type;
}

/** The methods below a type, by name; a member that is neither a method nor a group of them is passed over. */
function* methodsOf(checker: ts.TypeChecker, type: ts.Type, above = ""): Generator<ClientMethod> {
  for (const property of checker.getPropertiesOfType(type)) {
    const { valueDeclaration } = property;
    if (
      valueDeclaration === undefined ||
      !(ts.isPropertyDeclaration(valueDeclaration) || ts.isPropertySignature(valueDeclaration))
    )
      continue;
    const held = checker.getTypeOfSymbol(property);
    const name = above === "" ? property.name : `${above}.${property.name}`;
    const [call] = held.getCallSignatures();
    if (call === undefined) {
      if (held.flags & ts.TypeFlags.Object) yield* methodsOf(checker, held, name);
      continue;
    }
    const [gives] = checker.getTypeArguments(call.getReturnType() as ts.TypeReference);
    const [parameter] = call.getParameters();
    const takes = parameter && checker.getTypeOfSymbol(parameter);
    if (gives !== undefined) yield { name, takes, gives };
  }
}

function argumentsOf(writer: SchemaWriter, type: ts.Type): DerivedSchema {
  const schema = writer.write(type, { depth: ARGUMENT_DEPTH });
  return schema.type === "object" ? schema : { type: "object" };
}

function answerOf(writer: SchemaWriter, type: ts.Type, options: TypedClientOptions): DerivedSchema {
  const { depth = ANSWER_DEPTH, failureMembers = [], freeMembers = [], recordedAnswers = false } = options;
  return writer.write(type, {
    depth,
    without: new Set(failureMembers),
    free: new Set(freeMembers),
    anyText: recordedAnswers,
  });
}

function operation(id: string, answer: DerivedSchema): object {
  const schema = { $ref: `#/components/schemas/${id}` };
  return {
    operationId: id,
    requestBody: { content: Object.fromEntries(MEDIA.map((type) => [type, { schema }])) },
    responses: { 200: { description: "Success", content: { "application/json": { schema: answer } } } },
  };
}

function checked(options: DeriverOptions): TypedClientOptions {
  for (const name of ["title", "version", "file", "client"])
    if (typeof options[name] !== "string")
      throw new DoesNotFit("source.json", `its option ${name} is no text`);
  // The texts are there; the rest is what the specs of this repository say.
  return options as unknown as TypedClientOptions;
}
