/** Something the user can mend: printed as one line and a hint, without a stack. */
export class Problem extends Error {
  /**
   * @param {string} message what went wrong
   * @param {{ hint?: string, output?: string }} [details] what to do next; what the failed program printed
   */
  constructor(message, { hint, output } = {}) {
    super(message);
    this.hint = hint;
    this.output = output;
  }
}

/**
 * Prints an error the way its kind deserves.
 * @param {unknown} error
 */
export function printProblem(error) {
  if (!(error instanceof Problem)) {
    console.error(error);
    return;
  }
  if (error.output) console.error(`\n${error.output.trimEnd()}\n`);
  console.error(`✗ ${error.message}`);
  if (error.hint) console.error(`  ${error.hint}`);
}

/**
 * Runs a script's main function; a problem becomes exit code 1.
 * @param {() => Promise<number | void>} main resolves to the exit code, or to nothing for 0
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    printProblem(error);
    process.exitCode = 1;
  }
}
