import { TwinError } from "@wondertwin/framework/contracts";
import type { OpenAPIV2 } from "openapi-types";
import { isObject, type JsonObject } from "./json.ts";

/** Turns a Swagger 2.0 document into an OpenAPI 3.0 one. */
export async function upgradeSwagger(document: JsonObject, name: string): Promise<JsonObject> {
  // Loaded here because few descriptions are this old.
  const { default: converter } = await import("swagger2openapi");
  try {
    // `patch` lets the converter mend small mistakes; its warnings become extensions rather than failures.
    const options = { patch: true, warnOnly: true, direct: true };
    // Swagger 2.0 by its version; anything else in it that is not valid shows in what it is converted to.
    const converted: unknown = await converter.convertObj(document as unknown as OpenAPIV2.Document, options);
    if (isObject(converted)) return converted;
    throw new Error("the result is not an object");
  } catch (cause) {
    throw new TwinError(
      "description_invalid",
      `The description of ${name} cannot be brought from Swagger 2.0 to OpenAPI 3: ${cause instanceof Error ? cause.message : cause}.`,
      { hint: "Correct it with a patch, or convert it by hand.", cause },
    );
  }
}
