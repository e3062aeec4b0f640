import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { type PackageIndex, type PublishedVersion, TwinError } from "@wondertwin/framework/contracts";
import { prerelease, rcompare } from "semver";
import { writeAtomically } from "../processes/write-atomically.ts";
import { readJsonObject } from "../project/read-json.ts";
import type { Archive } from "./pack.ts";

/** Where in a registry the archive of a version lies. */
export const archivePath = ({ manifest: { name, version } }: Archive) => `${name}/${name}-${version}.tgz`;

/**
 * Puts a twin into the folder of a registry; a version that is there already stays as it is.
 *
 * Gives whether anything was added. Throws `version_taken` when another archive has that version.
 */
export function publish(archive: Archive, folder: string, released: string): boolean {
  const { name, version, title } = archive.manifest;
  const file = join(folder, "registry.json");
  const index = readIndex(file);
  const entry = index.twins[name] ?? { title, latest: version, versions: {} };
  const there = entry.versions[version];
  if (there?.integrity === archive.integrity) return false;
  if (there !== undefined)
    throw new TwinError("version_taken", `${name}@${version} is published already, and is another build.`, {
      hint: "A published version never changes: give this one a new version in its source.json.",
    });
  const path = archivePath(archive);
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeAtomically(join(folder, path), archive.bytes, 0o644);
  const versions = { ...entry.versions, [version]: publishedOf(archive, path, released) };
  const twins = { ...index.twins, [name]: { title, latest: latestOf(Object.keys(versions)), versions } };
  writeAtomically(file, `${JSON.stringify({ ...index, twins }, null, 2)}\n`, 0o644);
  return true;
}

/** The newest finished version, or where there is none the newest of all. */
function latestOf(versions: readonly string[]): string {
  const sorted = versions.toSorted(rcompare);
  return sorted.find((version) => prerelease(version) === null) ?? sorted[0] ?? "";
}

function publishedOf(
  { manifest, bytes, integrity, key }: Archive,
  archive: string,
  released: string,
): PublishedVersion {
  const { api_version, tier, lifecycle, operations, port, hosts, description, coverage } = manifest;
  const sdks = manifest.sdks.map(({ package: name, versions }) => ({ package: name, versions }));
  const proof = { archive, integrity, size: bytes.length, key };
  return {
    released,
    api_version,
    tier,
    lifecycle,
    operations,
    coverage,
    port,
    hosts,
    description,
    sdks,
    ...proof,
  };
}

function readIndex(file: string): PackageIndex {
  if (!existsSync(file)) return { schema_version: 2, twins: {} };
  let value: Record<string, unknown> | undefined;
  try {
    value = readJsonObject(file);
  } catch (cause) {
    throw damaged(file, cause);
  }
  if (value?.["schema_version"] !== 2 || typeof value["twins"] !== "object") throw damaged(file);
  // Only `publish` writes it, entry by entry.
  return value as unknown as PackageIndex;
}

const damaged = (file: string, cause?: unknown) =>
  new TwinError("registry_damaged", `${file} is not the index of a registry.`, {
    hint: "Name a folder that wt publish wrote, or an empty one.",
    cause,
  });
