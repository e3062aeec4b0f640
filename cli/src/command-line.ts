import yargs, { type Argv } from "yargs";
import { COMMANDS } from "./all-commands.ts";
import { asTypedHere, programName } from "./as-typed-here.ts";
import type { Command, Task } from "./command.ts";
import { completeWords } from "./complete-words.ts";
import { nearest } from "./nearest.ts";
import { usageError } from "./usage-error.ts";
import { ownVersion } from "./version.ts";

const GLOBAL_OPTIONS = ["json", "help", "version"];
const WIDEST = 110;

/**
 * What a command line asks for; `undefined` when printing help, the version or completions was all of it.
 *
 * Throws `usage` with a suggestion for a line that cannot be understood.
 */
export async function parseCommandLine(args: readonly string[]): Promise<Task | undefined> {
  const [word] = args;
  if (word !== undefined && !word.startsWith("-") && COMMANDS[word] === undefined) throw unknownCommand(word);
  const commands = await loadCommands(word);
  // A line that is being completed asks for no command, and its `--` may be half an option.
  const asked = commands.length === 1 ? commands[0] : undefined;
  const [own, program] = asked?.takesProgram ? splitAtProgram(args) : [args, []];
  let task: Task | undefined;
  const choose = (chosen: Task) => {
    task = chosen;
  };
  const parser = createParser(own);
  for (const command of commands) command.register(parser, choose, program);
  parser.fail((message, error) => {
    const isOurs = error !== undefined && error.name !== "YError";
    throw isOurs ? error : explainFailure(message ?? error?.message ?? "", commands);
  });
  if (args.length === 0) parser.showHelp("log");
  else parser.parse();
  return task;
}

/** What is ours of a command line, and the program behind `--`. */
export function splitAtProgram(
  args: readonly string[],
): readonly [own: readonly string[], program: readonly string[]] {
  const at = args.indexOf("--");
  return at === -1 ? [args, []] : [args.slice(0, at), args.slice(at + 1)];
}

function createParser(args: readonly string[]): Argv {
  const parser = yargs([...args])
    .scriptName(programName())
    .usage(
      "$0 <command>\n\nLocal twins of vendors' APIs that their own SDKs cannot tell from the real thing.",
    )
    .locale("en")
    .parserConfiguration({
      "boolean-negation": false,
      "camel-case-expansion": false,
      "dot-notation": false,
      "duplicate-arguments-array": false,
    })
    .option("json", { type: "boolean", default: false, describe: "One JSON object on stdout", global: true })
    .version(ownVersion())
    .help()
    .group(GLOBAL_OPTIONS, "Everywhere:")
    .alias("help", "h")
    .epilogue(asTypedHere("wt <command> --help shows a command's options and examples."))
    .completion("complete-words", false, completeWords)
    .strict()
    .exitProcess(false);
  return parser.wrap(Math.min(WIDEST, parser.terminalWidth()));
}

/** The one command that is asked for is enough, unless all of them are shown. */
function loadCommands(word: string | undefined): Promise<Command[]> {
  const load = word === undefined ? undefined : COMMANDS[word];
  return Promise.all((load === undefined ? Object.values(COMMANDS) : [load]).map((one) => one()));
}

function unknownCommand(word: string): Error {
  const meant = nearest(word, Object.keys(COMMANDS));
  const hint = meant === undefined ? "See the commands: wt --help." : `Did you mean wt ${meant}?`;
  return usageError(`There is no command ${word}.`, hint);
}

/** Says in our words, and with a suggestion, what the parser objects to. */
function explainFailure(message: string, commands: readonly Command[]): Error {
  const [command] = commands;
  const help = commands.length === 1 && command ? `wt ${command.name} --help` : "wt --help";
  const unknown = /^Unknown arguments?: (.*)$/.exec(message)?.[1]?.split(", ")[0];
  if (unknown === undefined) return usageError(withFullStop(message), `See how it is used: ${help}.`);
  const known = [...GLOBAL_OPTIONS, ...commands.flatMap(({ optionNames }) => optionNames)];
  const meant = nearest(unknown, known);
  return usageError(
    `There is no option or argument ${unknown} here.`,
    meant === undefined ? `See how it is used: ${help}.` : `Did you mean --${meant}?`,
  );
}

function withFullStop(message: string): string {
  return message.endsWith(".") ? message : `${message}.`;
}
