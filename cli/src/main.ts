import { EXIT } from "@wondertwin/framework/contracts";
import { parseCommandLine, splitAtProgram } from "./command-line.ts";
import { exitStatusOf } from "./errors.ts";
import { Output, tolerateClosedPipes } from "./output/output.ts";

/** Does what a command line asks for and gives the exit status. */
async function main(args: readonly string[]): Promise<number> {
  // Asked before parsing, so that a line that cannot be parsed is answered in the right form too.
  const [own] = splitAtProgram(args);
  const output = new Output({ json: own.includes("--json") });
  try {
    const task = await parseCommandLine(args);
    return task === undefined ? EXIT.done : await task(output);
  } catch (error) {
    output.error(error);
    return exitStatusOf(error);
  }
}

tolerateClosedPipes();
process.exitCode = await main(process.argv.slice(2));
