import { homedir } from "node:os";
import { join } from "node:path";

/** The folder that `wt` keeps this user's things in: `WT_HOME`, else `.wondertwin` in the home folder. */
export function userFolder(env: NodeJS.ProcessEnv): string {
  const named = env["WT_HOME"];
  return named === undefined || named === "" ? join(homedir(), ".wondertwin") : named;
}
