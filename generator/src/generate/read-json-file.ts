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
  const content = parse(file, await readText(file));
  const validate = ajv.compile<T>(schema);
  if (validate(content)) return content;
  const [error] = validate.errors ?? [];
  throw invalid(file, `${error?.instancePath || "/"} ${error?.message}${allowed(error?.params)}`);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new TwinError("spec_invalid", `${file} cannot be read: ${messageOf(cause)}.`, {
      hint: "Every folder of specs has a source.json; CONTRIBUTING.md shows a whole one.",
      cause,
    });
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(file, messageOf(cause), cause);
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
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
