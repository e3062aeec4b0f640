import { parseArgs } from "node:util";
import { generateAll } from "@wondertwin/generator";
import { root } from "./lib/root.mjs";

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });

await generateAll({ root, check: values.check, onProgress: (line) => console.log(line) });
