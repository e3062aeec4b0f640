import { parseArgs } from "node:util";
import { TwinError } from "@wondertwin/framework/contracts";
import { generateAll } from "@wondertwin/generator";
import { generateControlTypes } from "./lib/control-types.ts";
import { root } from "./lib/root.mjs";

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });

try {
  generateControlTypes(root, values.check);
  await generateAll({ root, check: values.check, onProgress: (line) => console.log(line) });
} catch (error) {
  if (!(error instanceof TwinError)) throw error;
  console.error(error.hint === undefined ? error.message : `${error.message}\n  ${error.hint}`);
  process.exitCode = 1;
}
