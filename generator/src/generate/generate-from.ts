import { basename, dirname, join } from "node:path";
import { TwinError } from "@wondertwin/framework/contracts";
import { sha256 } from "../disk/sha256.ts";
import type { Progress } from "../sources/fetch-description.ts";
import { readLocalFile } from "../sources/local-file.ts";
import { buildTwin } from "./build-twin.ts";
import { writeChanged } from "./generated-file.ts";
import { requireOwnFolder } from "./own-folder.ts";
import { twinFiles } from "./twin-files.ts";
import { reportOf, summaryOf, type TwinReport } from "./twin-report.ts";

export interface GenerateFromOptions {
  /** The folder that becomes the twin. */
  readonly out: string;
  /** The twin's name: lower-case letters, digits and dashes; from the file's name unless given. */
  readonly name?: string | undefined;
  /** The port it listens on unless told otherwise. */
  readonly port?: number | undefined;
  readonly onProgress?: Progress | undefined;
}

/**
 * Makes a working twin of any API description, without a line of behaviour.
 *
 * @param file An OpenAPI 3 or Swagger 2.0 document on this machine, JSON or YAML, or a GraphQL schema (`.graphql`)
 * @throws TwinError `source_unreachable`, `invalid_name`, `folder_not_empty`, and what reading a description
 * throws
 */
export async function generateFrom(file: string, options: GenerateFromOptions): Promise<TwinReport> {
  const { out, name = nameFrom(file), port = DEFAULT_PORT, onProgress } = options;
  requireName(name);
  await requireOwnFolder(out);
  const folder = dirname(file);
  const path = basename(file);
  const bytes = await readLocalFile({ path }, folder);
  const format = /\.(?:graphql|graphqls|gql)$/i.test(path) ? "graphql" : "openapi";
  const twin = await buildTwin({
    about: { name, version: "0.1.0", port, tier: "community", lifecycle: "preview", format, sdks: [] },
    source: { kind: "file", path, sha256: sha256(bytes) },
    patches: [],
    folder,
    modules: [],
    // A file is not cached; this folder is never made.
    cacheDir: join(out, ".cache"),
    withTypes: false,
    onProgress,
  });
  await writeChanged(twinFiles(twin, out));
  onProgress?.(summaryOf(reportOf(twin)));
  return reportOf(twin);
}

/** Below the ports that the workspace's own twins have. */
const DEFAULT_PORT = 4100;

/** `api.Pet Store.yaml` is the api-pet-store twin. */
function nameFrom(file: string): string {
  const stem = basename(file).replace(/\.(json|ya?ml|graphqls?|gql)$/i, "");
  return (
    stem
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^[^a-z]+|-$/g, "") || "twin"
  );
}

function requireName(name: string): void {
  if (/^[a-z][a-z0-9-]*$/.test(name)) return;
  throw new TwinError("invalid_name", `"${name}" cannot be a twin's name.`, {
    hint: "Use lower-case letters, digits and dashes, a letter first.",
  });
}
