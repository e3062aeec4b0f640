import type { Argv, InferredOptionTypes, Options, PositionalOptions } from "yargs";
import { asTypedHere } from "./as-typed-here.ts";
import type { Output } from "./output/output.ts";

/** What a command line asks for, ready to be done; it gives the exit status. */
export type Task = (output: Output) => Promise<number>;

/** A command of `wt`. */
export interface Command {
  readonly name: string;
  /** The names of its options, for suggestions. */
  readonly optionNames: readonly string[];
  /** Whether what follows behind `--` is a program's command line, of which nothing is ours. */
  readonly takesProgram: boolean;
  /** Adds the command to a parser, which calls `choose` when a command line asks for it. */
  readonly register: (parser: Argv, choose: (task: Task) => void, program: readonly string[]) => void;
}

type Positionals = { readonly [name: string]: PositionalOptions };
type NamedOptions = { readonly [name: string]: Options };

interface Definition<P extends Positionals, O extends NamedOptions> {
  /** The name and the positional arguments, in yargs' notation. */
  readonly syntax: string;
  readonly describe: string;
  readonly positionals: P;
  readonly options: O;
  readonly examples: readonly (readonly [command: string, what: string])[];
  /** Commands that begin with this one's name: `wt captures show`. */
  readonly subcommands?: readonly Command[];
  /** Whether a program's command line follows behind `--`. */
  readonly takesProgram?: boolean;
  readonly run: (
    values: InferredOptionTypes<P & O>,
    output: Output,
    program: readonly string[],
  ) => Promise<number>;
}

/** Declares a command: what it is called, what it takes and what it does. */
export function defineCommand<const P extends Positionals, const O extends NamedOptions>(
  definition: Definition<P, O>,
): Command {
  const {
    syntax,
    describe,
    positionals,
    options,
    examples,
    subcommands = [],
    takesProgram = false,
    run,
  } = definition;
  const build = (parser: Argv, choose: (task: Task) => void, program: readonly string[]) => {
    for (const subcommand of subcommands) subcommand.register(parser, choose, program);
    for (const [name, positional] of Object.entries(positionals)) parser.positional(name, positional);
    parser.options(options);
    parser.example(examples.map(([command, what]) => [asTypedHere(command), what]));
    return parser;
  };
  return {
    name: syntax.split(" ")[0] ?? syntax,
    optionNames: [...Object.keys(options), ...subcommands.flatMap(({ optionNames }) => optionNames)],
    takesProgram: takesProgram || subcommands.some((subcommand) => subcommand.takesProgram),
    register: (parser, choose, program) => {
      const buildHere = (own: Argv) => build(own, choose, program);
      parser.command(syntax, describe, buildHere, (values) => {
        // The builder above declares exactly these positionals and options, and parsing is strict.
        choose((output) => run(values as unknown as InferredOptionTypes<P & O>, output, program));
      });
    },
  };
}
