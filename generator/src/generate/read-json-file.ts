import { readFile } from "node:fs/promises";
import { TwinError } from "@wondertwin/framework/contracts";
import { Ajv } from "ajv";

const ajv = new Ajv({ discriminator: true, allowUnionTypes: true });

/**
 * Reads a JSON file of a spec and checks it against its schema.
 *
 * @throws TwinError `spec_invalid` with the file and the first place that is wrong
 */
export async function readJsonFile<T>(file: string, schema: object): Promise<T> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    throw invalid(file, cause instanceof Error ? cause.message : String(cause), cause);
  }
  const validate = ajv.compile<T>(schema);
  if (validate(content)) return content;
  const [error] = validate.errors ?? [];
  throw invalid(file, `${error?.instancePath || "/"} ${error?.message}${allowed(error?.params)}`);
}

function allowed(params: Record<string, unknown> | undefined): string {
  if (Array.isArray(params?.["allowedValues"])) return ` (${params["allowedValues"].join(", ")})`;
  return typeof params?.["additionalProperty"] === "string" ? ` (${params["additionalProperty"]})` : "";
}

function invalid(file: string, why: string, cause?: unknown): TwinError {
  return new TwinError("spec_invalid", `${file} is not valid: ${why}.`, {
    hint: "Correct the file; CONTRIBUTING.md shows a whole one.",
    cause,
  });
}
