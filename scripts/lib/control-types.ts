import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TwinError } from "@wondertwin/framework/contracts";
import { controlTypes } from "@wondertwin/framework/runtime";

/** Writes the control API's types, or, asked to check, says that those there are others. */
export function generateControlTypes(root: string, check: boolean): void {
  const file = join(root, "framework/src/contracts/control-api.gen.ts");
  const types = controlTypes();
  const isAsWritten = existsSync(file) && readFileSync(file, "utf8") === types;
  if (isAsWritten) return;
  if (check)
    throw new TwinError("outdated", `${file} is not what the control API says of itself.`, {
      hint: "Write it again: npm run generate.",
    });
  writeFileSync(file, types);
}
