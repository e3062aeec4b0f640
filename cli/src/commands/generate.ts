import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { EXIT, TwinError } from "@wondertwin/framework/contracts";
import type { TwinReport } from "@wondertwin/generator";
import { defineCommand } from "../command.ts";
import { generateText } from "../output/generate-text.ts";
import type { Output } from "../output/output.ts";
import { startText } from "../output/start-text.ts";
import { checkPortNumber } from "../port-number.ts";
import { readManifest } from "../project/manifest-file.ts";
import { requireWorkspace } from "../project/workspace.ts";
import { usageError } from "../usage-error.ts";

export const generate = defineCommand({
  syntax: "generate [what..]",
  describe: "Make twins: those of the specs here, or one of any API description",
  positionals: {
    what: { type: "string", array: true, describe: "Names of specs (none: all), or one OpenAPI file" },
  },
  options: {
    out: { type: "string", requiresArg: true, describe: "The folder the twin of a file is written to" },
    name: { type: "string", requiresArg: true, describe: "That twin's name; the file's unless given" },
    port: { type: "number", requiresArg: true, describe: "That twin's port" },
    check: {
      type: "boolean",
      default: false,
      describe: "Write nothing; fail where files are not up to date",
    },
  },
  examples: [
    ["wt generate", "all specs of this workspace"],
    ["wt generate stripe --check", "is what was generated what the sources give?"],
    ["wt generate openapi.yaml --out my-twin", "a working twin of any API; then wt up ./my-twin"],
  ],
  run: async ({ what = [], out, name, port, check }, output) => {
    const [file] = what;
    const isFile = out !== undefined || (file !== undefined && looksLikeFile(file));
    if (!isFile && (name ?? port) !== undefined) {
      throw usageError("--name and --port are for the twin of a file.", "Name an OpenAPI file and --out.");
    }
    if (isFile) {
      const { report, folder } = await generateOne(what, { out, name, port, check }, output);
      output.result({ twins: [report], checked: check, folder }, () => oneText(report, folder, output));
      return EXIT.done;
    }
    const twins = await generateSpecs(what, check, output);
    output.result({ twins, checked: check }, () => generateText(twins, output));
    return EXIT.done;
  },
});

function oneText(report: TwinReport, folder: string, output: Output): string {
  const port = readManifest(folder)?.port ?? 0;
  const start = startText({ folder, port, from: process.cwd(), style: output.style });
  return `${generateText([report], output)}\n${start}\n`;
}

function looksLikeFile(word: string): boolean {
  return /\.(json|ya?ml)$/i.test(word) || word.includes("/") || word.includes("\\");
}

async function generateSpecs(names: readonly string[], check: boolean, output: Output) {
  const root = requireWorkspace(process.cwd());
  const { generateAll } = await import("@wondertwin/generator");
  const only = names.length > 0 ? names : undefined;
  const { twins } = await generateAll({ root, check, only, onProgress: (message) => output.note(message) });
  return twins;
}

interface FileOptions {
  readonly out: string | undefined;
  readonly name: string | undefined;
  readonly port: number | undefined;
  readonly check: boolean;
}

async function generateOne(
  words: readonly string[],
  { out, name, port, check }: FileOptions,
  output: Output,
): Promise<{ report: TwinReport; folder: string }> {
  const [file] = words;
  if (file === undefined || words.length > 1) {
    throw usageError("--out takes the twin of one file.", "Write wt generate openapi.json --out my-twin.");
  }
  if (out === undefined) {
    throw usageError(`Where should the twin of ${file} go?`, `Write wt generate ${file} --out my-twin.`);
  }
  if (check) throw usageError("--check is for the specs of a workspace.", "Leave it out for a file.");
  if (port !== undefined) checkPortNumber(port);
  if (!existsSync(file)) {
    throw new TwinError("file_not_found", `There is no file ${file}.`, { hint: "Check the path." });
  }
  const { generateFrom } = await import("@wondertwin/generator");
  const onProgress = (message: string) => output.note(message);
  const folder = resolve(out);
  return { report: await generateFrom(resolve(file), { out: folder, name, port, onProgress }), folder };
}
