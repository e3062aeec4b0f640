import { dirname, join, resolve } from "node:path/posix";
import ts from "typescript-6";
import type { DerivedFrom } from "./deriver.ts";

/** The types of a package's files, as TypeScript understands them. */
export interface TypedProgram {
  readonly checker: ts.TypeChecker;
  /** A file by its path inside the package. */
  file(path: string): ts.SourceFile | undefined;
}

/** Where the package's files seem to lie: nothing is read from this machine. */
const ROOT = "/package";
const LIBRARY = "/library.d.ts";
const FOREIGN = "/foreign";

/**
 * Reads declaration files without their dependencies: a type of another package is an object of any members.
 */
export function typedProgram(files: DerivedFrom): TypedProgram {
  const sources = new Map(
    [...files]
      .filter(([path]) => path.endsWith(".d.ts"))
      .map(([path, text]) => [join(ROOT, path), parsed(join(ROOT, path), text)]),
  );
  for (const [path, text] of foreignModules([...sources.values()])) sources.set(path, parsed(path, text));
  sources.set(LIBRARY, parsed(LIBRARY, LIBRARY_TEXT));
  const host: ts.CompilerHost = {
    getSourceFile: (path) => sources.get(path),
    fileExists: (path) => sources.has(path),
    readFile: (path) => sources.get(path)?.text,
    resolveModuleNameLiterals: (names, from) =>
      names.map(({ text }) => ({ resolvedModule: moduleOf(text, from, sources) })),
    getDefaultLibFileName: () => LIBRARY,
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (path) => path,
    getNewLine: () => "\n",
    useCaseSensitiveFileNames: () => true,
    writeFile: () => {},
  };
  const options: ts.CompilerOptions = { strict: true, noLib: true, types: [] };
  const program = ts.createProgram([...sources.keys()], options, host);
  return { checker: program.getTypeChecker(), file: (path) => program.getSourceFile(join(ROOT, path)) };
}

const parsed = (path: string, text: string) => ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);

function moduleOf(
  name: string,
  from: string,
  sources: ReadonlyMap<string, ts.SourceFile>,
): ts.ResolvedModuleFull | undefined {
  const path = name.startsWith(".")
    ? resolve(dirname(from), name)
    : foreignPath(name).replace(/\.d\.ts$/, "");
  const stem = path.replace(/\.[cm]?js$/, "");
  const file = [`${stem}.d.ts`, `${stem}/index.d.ts`].find((each) => sources.has(each));
  return file === undefined ? undefined : { resolvedFileName: file, extension: ts.Extension.Dts };
}

const foreignPath = (name: string) => `${FOREIGN}/${name.replace(/[^\w/-]/g, "_")}.d.ts`;

/** Declarations for what the files import from other packages. */
function foreignModules(sources: readonly ts.SourceFile[]): ReadonlyMap<string, string> {
  const imported = new Map<string, Set<string>>();
  for (const { statements } of sources)
    for (const statement of statements) {
      if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
      const { text } = statement.moduleSpecifier;
      const bindings = statement.importClause?.namedBindings;
      if (text.startsWith(".") || bindings === undefined || !ts.isNamedImports(bindings)) continue;
      const names = imported.get(text) ?? new Set();
      for (const { name, propertyName } of bindings.elements) names.add((propertyName ?? name).text);
      imported.set(text, names);
    }
  return new Map(
    Array.from(imported, ([name, names]) => [
      foreignPath(name),
      Array.from(names, (each) => `export interface ${each} { [member: string]: unknown }\n`).join(""),
    ]),
  );
}

/** As much of TypeScript's library as declarations of data need. */
const LIBRARY_TEXT = `
interface Array<T> { [position: number]: T; length: number }
interface ReadonlyArray<T> { readonly [position: number]: T; readonly length: number }
interface Promise<T> { then(done: (value: T) => unknown): unknown }
interface Boolean {} interface Number {} interface String {} interface Object {} interface RegExp {}
interface Function {} interface CallableFunction extends Function {} interface NewableFunction extends Function {}
interface IArguments {}
interface Date { [member: string]: unknown }
type Partial<T> = { [K in keyof T]?: T[K] };
type Required<T> = { [K in keyof T]-?: T[K] };
type Readonly<T> = { readonly [K in keyof T]: T[K] };
type Pick<T, K extends keyof T> = { [P in K]: T[P] };
type Record<K extends string | number | symbol, T> = { [P in K]: T };
type Exclude<T, U> = T extends U ? never : T;
type Extract<T, U> = T extends U ? T : never;
type Omit<T, K extends string | number | symbol> = Pick<T, Exclude<keyof T, K>>;
type NonNullable<T> = T & {};
`;
