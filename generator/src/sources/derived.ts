import type { DescriptionSource } from "@wondertwin/framework/contracts";
import { deriveDescription } from "../derive/derive-description.ts";
import { fetchNpmFiles } from "./npm-file.ts";

type Derivable = Extract<DescriptionSource, { kind: "npm-derive" }>;

/** Makes a description out of files of a package. */
export async function fetchDerived(source: Derivable, folder: string): Promise<Uint8Array> {
  const files = await fetchNpmFiles(source, source.paths, folder);
  const decoder = new TextDecoder();
  const text = await deriveDescription(source.deriver, {
    files: new Map(Array.from(files, ([path, bytes]) => [path, decoder.decode(bytes)])),
    options: source.options ?? {},
    from: `${source.package}@${source.version}`,
  });
  return new TextEncoder().encode(text);
}
