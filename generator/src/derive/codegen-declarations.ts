/** A field of a type, with its GraphQL type as code generators write it in TypeScript. */
export interface CodegenField {
  readonly name: string;
  /** Whether it may be left out. */
  readonly optional: boolean;
  readonly type: string;
}

/** An object of fields: of an object type, an interface, an input, or the arguments of a field. */
export interface CodegenObject {
  /** The interfaces it has, in order. */
  readonly interfaces: readonly string[];
  /** Whether it tells its own name, as object types alone do. */
  readonly named: boolean;
  readonly fields: readonly CodegenField[];
  /** The first line of it that is no field. */
  readonly unread?: string | undefined;
}

/** What the declarations of a file say, by name. */
export interface CodegenDeclarations {
  readonly scalars: readonly string[];
  readonly objects: ReadonlyMap<string, CodegenObject>;
  readonly unions: ReadonlyMap<string, readonly string[]>;
  readonly enums: ReadonlyMap<string, readonly string[]>;
}

/** Reads the declarations that GraphQL Code Generator's `typescript` plug-in has written, as a bundler prints them. */
export function readCodegenDeclarations(text: string): CodegenDeclarations {
  const plain = text.replaceAll(/\/\*\*[\s\S]*?\*\//g, "");
  const objects = new Map<string, CodegenObject>();
  for (const [, name = "", bases = "", body = ""] of plain.matchAll(OBJECT)) {
    const fields = Array.from(body.matchAll(FIELD), ([, field = "", mark = "", type = ""]) => ({
      name: field,
      optional: mark === "?",
      type,
    }));
    const named = fields.some((field) => field.name === "__typename" && field.optional);
    const isSelection = fields.some((field) => field.name === "__typename" && !field.optional);
    if (isSelection || objects.has(name)) continue;
    objects.set(name, {
      interfaces: bases.split(" & ").filter((base) => base !== ""),
      named,
      fields: fields.filter((field) => field.name !== "__typename"),
      unread: body.replaceAll(FIELD, "").trim().split("\n")[0],
    });
  }
  return {
    scalars: objects.get("Scalars")?.fields.map(({ name }) => name) ?? [],
    objects,
    unions: new Map(
      Array.from(plain.matchAll(UNION), ([, name = "", members = ""]) => [name, members.split(/\s*\|\s*/)]),
    ),
    enums: new Map(
      Array.from(plain.matchAll(ENUM), ([, name = "", body = ""]) => [
        name,
        Array.from(body.matchAll(/= "([^"]*)"/g), ([, value = ""]) => value),
      ]),
    ),
  };
}

const OBJECT = /^(?:export )?type (\w+) = ((?:\w+ & )*)\{\n((?: .*\n|\s*\n)*)\};/gm;
const FIELD = /^ {2}(\w+)(\??): ([^;{}]+);$/gm;
const UNION = /^(?:export )?type (\w+) =\s*\|?\s*(\w+(?:\s*\|\s*\w+)+);/gm;
const ENUM = /^(?:export )?(?:declare )?enum (\w+) \{\n([\s\S]*?)^\}/gm;
