import {
  type CodegenDeclarations,
  type CodegenField,
  readCodegenDeclarations,
} from "./codegen-declarations.ts";
import { type Derived, type DerivedFrom, type DeriverOptions, DoesNotFit } from "./deriver.ts";

const BUILT_IN = new Set(["ID", "String", "Boolean", "Int", "Float"]);
const ROOTS = ["Query", "Mutation"];

const LOSSES = [
  "Default values of arguments and input fields.",
  "Descriptions and deprecations.",
  "Whether an argument that may be left out is one that must not be null.",
];

/**
 * A GraphQL schema out of the TypeScript types that GraphQL Code Generator made of it.
 *
 * The option `rename` gives types their names back where the generator has changed their case.
 */
export function deriveFromCodegenTypes(files: DerivedFrom, options: DeriverOptions): Derived {
  const [file = "", text = ""] = [...files][0] ?? [];
  const declared = readCodegenDeclarations(text);
  for (const needed of ["Scalars", ...ROOTS])
    if (!declared.objects.has(needed)) throw new DoesNotFit(file, `it declares no type ${needed}`);
  const writer = new SchemaWriter(declared, renames(options), file);
  const header = LOSSES.map((loss) => `# Lost: ${loss}\n`).join("");
  return { text: `${header}\n${writer.write()}`, losses: LOSSES };
}

function renames({ rename = {} }: DeriverOptions): ReadonlyMap<string, string> {
  return new Map(Object.entries(rename as Record<string, string>));
}

type Kind = "input" | "output";

/** Writes the types that the roots lead to, and all that tell their own name, in alphabetical order. */
class SchemaWriter {
  readonly #declared: CodegenDeclarations;
  readonly #renames: ReadonlyMap<string, string>;
  readonly #file: string;
  readonly #argumentTypes: ReadonlyMap<string, string>;
  readonly #written = new Map<string, string>();
  readonly #used = new Set<string>();

  constructor(declared: CodegenDeclarations, rename: ReadonlyMap<string, string>, file: string) {
    this.#declared = declared;
    this.#renames = rename;
    this.#file = file;
    // The generator writes arguments' types in another case than the field.
    this.#argumentTypes = new Map(
      [...declared.objects].filter(([, { named }]) => !named).map(([name]) => [name.toLowerCase(), name]),
    );
  }

  write(): string {
    const { scalars, objects } = this.#declared;
    for (const name of scalars) if (!BUILT_IN.has(name)) this.#written.set(name, `scalar ${name}\n`);
    for (const [name, { named }] of objects) if (named) this.#visit(name, "output");
    const unused = [...this.#renames.keys()].find((name) => !this.#used.has(name));
    if (unused !== undefined) throw new DoesNotFit(this.#file, `it declares no type ${unused} to rename`);
    const sorted = [...this.#written].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return sorted.map(([, text]) => text).join("\n");
  }

  #visit(name: string, kind: Kind): void {
    if (this.#written.has(name) || BUILT_IN.has(name)) return;
    // Before its fields, which may lead back to it.
    this.#written.set(name, "");
    this.#written.set(name, this.#definition(name, kind));
  }

  #definition(name: string, kind: Kind): string {
    const { objects, unions, enums } = this.#declared;
    const values = enums.get(name);
    if (values) return `enum ${this.#name(name)} {\n${values.map((value) => `  ${value}\n`).join("")}}\n`;
    const members = unions.get(name);
    if (members) {
      for (const member of members) this.#visit(member, "output");
      return `union ${this.#name(name)} = ${members.map((each) => this.#name(each)).join(" | ")}\n`;
    }
    const object = objects.get(name);
    if (!object) throw new DoesNotFit(this.#file, `it uses a type ${name} that it does not declare`);
    const { fields, interfaces, named, unread } = object;
    if (unread) throw new DoesNotFit(this.#file, `it says something unheard of about ${name}: ${unread}`);
    for (const each of interfaces) this.#visit(each, "output");
    const keyword = kind === "input" ? "input" : named ? "type" : "interface";
    const bases =
      interfaces.length === 0 ? "" : ` implements ${interfaces.map((each) => this.#name(each)).join(" & ")}`;
    const lines = fields.map(
      (field) => `  ${field.name}${this.#args(name, field, kind)}: ${this.#type(field, kind)}\n`,
    );
    return `${keyword} ${this.#name(name)}${bases} {\n${lines.join("")}}\n`;
  }

  #args(owner: string, { name }: CodegenField, kind: Kind): string {
    const type = kind === "input" ? undefined : this.#argumentTypes.get(`${owner}${name}args`.toLowerCase());
    const object = type === undefined ? undefined : this.#declared.objects.get(type);
    if (!object) return "";
    return `(${object.fields.map((field) => `${field.name}: ${this.#type(field, "input")}`).join(", ")})`;
  }

  /** A TypeScript type as GraphQL writes it: what may be null loses the mark of what may not. */
  #type({ type, optional }: CodegenField, kind: Kind): string {
    const text = this.#inner(type.trim(), kind);
    return optional && text.endsWith("!") ? text.slice(0, -1) : text;
  }

  #inner(type: string, kind: Kind): string {
    const wrapped = /^(Maybe|InputMaybe|Array)<(.+)>$/.exec(type);
    if (wrapped) {
      const inner = this.#inner(wrapped[2] ?? "", kind);
      return wrapped[1] === "Array" ? `[${inner}]!` : inner.replace(/!$/, "");
    }
    const name = /^Scalars\["(\w+)"\]$/.exec(type)?.[1] ?? /^\w+$/.exec(type)?.[0];
    if (name === undefined) throw new DoesNotFit(this.#file, `it writes a field's type as ${type}`);
    this.#visit(name, kind);
    return `${this.#name(name)}!`;
  }

  #name(name: string): string {
    const renamed = this.#renames.get(name);
    if (renamed !== undefined) this.#used.add(name);
    return renamed ?? name;
  }
}
