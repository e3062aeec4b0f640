import { TwinError } from "@wondertwin/framework/contracts";
import type { OpenAPIV3_1 } from "openapi-types";
import { basePath, prefixPaths } from "./base-path.ts";
import type { Description } from "./description.ts";
import { walkDocument } from "./document-grammar.ts";
import { dropExamples } from "./drop-examples.ts";
import { hoistReferences } from "./hoist-references.ts";
import { documentHosts } from "./hosts.ts";
import { isObject, type JsonObject } from "./json.ts";
import { normaliseSchema } from "./normalise-schema.ts";
import { parseDocument } from "./parse-document.ts";
import { applyPatches, type Patch } from "./patch.ts";
import { checkReferences } from "./references.ts";
import { repairDocument } from "./repair.ts";
import { upgradeSwagger } from "./upgrade-swagger.ts";
import { validateDocument } from "./validate.ts";

export interface ReadOptions {
  /** What messages call the vendor. */
  readonly name: string;
  /** Corrections, applied in order to the document as the vendor wrote it. */
  readonly patches: readonly Patch[];
}

/**
 * Reads a description: OpenAPI 3.0 or 3.1 or Swagger 2.0, JSON or YAML, patched, repaired where that is
 * harmless, validated and normalised.
 *
 * @throws TwinError `description_unreadable`, and what `describeDocument` throws
 */
export function readDescription(bytes: Uint8Array, options: ReadOptions): Promise<Description> {
  return describeDocument(parseDocument(bytes, options.name), options);
}

/**
 * The same for a document that is parsed already, which is changed in place.
 *
 * @throws TwinError `patch_failed`, `description_unsupported`, `description_invalid`,
 * `description_external_reference` or `description_dangling_reference`
 */
export async function describeDocument(
  written: JsonObject,
  { name, patches }: ReadOptions,
): Promise<Description> {
  applyPatches(written, patches, name);
  const document = await asOpenApi3(written, name);
  dropExamples(document);
  repairDocument(document);
  await validateDocument(document, name);
  checkReferences(document, name);
  hoistReferences(document);
  walkDocument(document, (node, kind) => {
    if (kind === "schema") normaliseSchema(node);
  });
  document["openapi"] = "3.1.0";
  prefixPaths(document, basePath(document));
  return {
    // Validated above, and the differences of 3.0 to 3.1 are gone.
    document: document as unknown as OpenAPIV3_1.Document,
    ...titleAndVersion(document),
    hosts: documentHosts(document),
  };
}

async function asOpenApi3(document: JsonObject, name: string): Promise<JsonObject> {
  if (String(document["swagger"]) === "2.0") return upgradeSwagger({ ...document, swagger: "2.0" }, name);
  const version = document["openapi"];
  if (typeof version === "string" && /^3\.[01]\.\d+$/.test(version)) return document;
  const found = version ?? document["swagger"];
  throw new TwinError(
    "description_unsupported",
    found === undefined
      ? `The description of ${name} is no API description: it states neither openapi nor swagger.`
      : `The description of ${name} is written in version ${JSON.stringify(found)} of OpenAPI.`,
    { hint: "Give an OpenAPI 3.0 or 3.1 or a Swagger 2.0 document." },
  );
}

function titleAndVersion(document: JsonObject): { title: string; apiVersion: string } {
  const info = isObject(document["info"]) ? document["info"] : {};
  return { title: String(info["title"]), apiVersion: String(info["version"]) };
}
