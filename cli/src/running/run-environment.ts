import { readManifest } from "../project/manifest-file.ts";
import type { Run, RunTwin } from "./run.ts";

/** What a program is told of its run's twins, beside what it inherits. */
export function runEnvironment({ id, folder, partition, twins }: Run): Record<string, string> {
  const [only, ...others] = twins;
  return {
    ...Object.assign({}, ...twins.map(vendorsOwn)),
    WT_RUN_ID: id,
    // For the `wt` that the program itself calls.
    WT_RUN_FOLDER: folder.path,
    ...(only && others.length === 0 && { WT_TWIN_URL: only.url }),
    ...Object.fromEntries(twins.map(({ twin, url }) => [`WT_${nameOf(twin.name)}_URL`, url])),
    ...(partition !== null && { WT_PARTITION: partition }),
  };
}

/** The variables that the vendor's SDKs read to find their API. */
function vendorsOwn({ twin, url }: RunTwin): Record<string, string> {
  const { hostname, port } = new URL(url);
  const values: { readonly [name: string]: string } = { url, host: hostname, port };
  const templates = (readManifest(twin.folder)?.sdks ?? []).flatMap(({ environment = {} }) =>
    Object.entries(environment),
  );
  return Object.fromEntries(
    templates.map(([name, text]) => [
      name,
      text.replace(/\{(url|host|port)\}/g, (_, part) => values[part] ?? ""),
    ]),
  );
}

/** A twin's name as a part of a variable's. */
function nameOf(twin: string): string {
  return twin.toUpperCase().replace(/[^A-Z0-9]/g, "_");
}
