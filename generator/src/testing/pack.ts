import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { create } from "tar";

export interface PackedPackage {
  readonly archive: Buffer;
  readonly integrity: string;
}

/** Packs files the way npm does, below `package/`. */
export async function pack(
  folder: string,
  files: { readonly [path: string]: string },
): Promise<PackedPackage> {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, "package", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  const chunks: Buffer[] = [];
  for await (const chunk of create({ cwd: folder, gzip: true, portable: true }, ["package"]))
    chunks.push(chunk);
  const archive = Buffer.concat(chunks);
  const digest = createHash("sha512").update(archive).digest("base64");
  return { archive, integrity: `sha512-${digest}` };
}
