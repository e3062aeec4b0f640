import { appendFileSync } from "node:fs";

/** Adds to the file that a CI system names in a variable; nothing where it names none. */
export function appendForCi(variable: "GITHUB_ENV" | "GITHUB_STEP_SUMMARY", text: string): void {
  const file = process.env[variable];
  if (file !== undefined && file !== "") appendFileSync(file, text);
}
