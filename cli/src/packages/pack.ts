import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Manifest, TwinError, type TwinPackage } from "@wondertwin/framework/contracts";
import { Header } from "tar";
import { checkIntegrity } from "../project/check-integrity.ts";
import { readManifest } from "../project/manifest-file.ts";
import type { Twin } from "../project/twin.ts";
import type { SigningKey } from "./signing-key.ts";
import { sign } from "./signing-key.ts";
import { integrityOf, LIST, SIGNATURE } from "./unpack.ts";

/** A twin as one file for every platform. */
export interface Archive {
  readonly manifest: Manifest;
  readonly bytes: Buffer;
  readonly integrity: string;
  /** The id of the key that signed it. */
  readonly key: string;
}

/**
 * Packs a built twin: the same files and key give the same bytes, whenever and wherever.
 *
 * Throws `twin_not_built` and `twin_damaged`.
 */
export async function pack(twin: Twin, key: SigningKey): Promise<Archive> {
  await checkIntegrity(twin);
  const manifest = readManifest(twin.folder);
  if (manifest === undefined)
    throw new TwinError("twin_not_built", `The ${twin.name} twin is not generated yet.`);
  const names = [...Object.keys(manifest.files), "manifest.json"].sort();
  const files = new Map(names.map((name) => [name, readFileSync(join(twin.folder, name))]));
  const list = Buffer.from(`${JSON.stringify(listOf(manifest, files), null, 2)}\n`);
  const signature = Buffer.from(`${await sign(list, key)}\n`, "latin1");
  const bytes = archiveOf(new Map([[LIST, list], [SIGNATURE, signature], ...files]));
  return { manifest, bytes, integrity: integrityOf(bytes), key: key.id };
}

function listOf(
  { name, version, api_version, tier }: Manifest,
  files: ReadonlyMap<string, Buffer>,
): TwinPackage {
  const listed = [...files].map(([path, content]) => [
    path,
    { integrity: integrityOf(content), size: content.length },
  ]);
  return { schema_version: 1, name, version, api_version, tier, files: Object.fromEntries(listed) };
}

const BLOCK = 512;

/** A tar archive without anything of the machine it is made on: no owner, no time, one mode. */
function archiveOf(files: ReadonlyMap<string, Buffer>): Buffer {
  const parts = [...files].flatMap(([path, content]) => {
    const head = new Header({ path, mode: 0o644, size: content.length, type: "File", mtime: new Date(0) });
    const block = Buffer.alloc(BLOCK);
    head.encode(block, 0);
    return [block, content, Buffer.alloc(-content.length & (BLOCK - 1))];
  });
  const zipped = gzipSync(Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]), { level: 9 });
  // The tenth byte of gzip's header tells the system it was made on.
  zipped[9] = 255;
  return zipped;
}
