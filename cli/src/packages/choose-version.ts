import { type PackageIndex, type PublishedVersion, TwinError } from "@wondertwin/framework/contracts";
import { maxSatisfying, prerelease, rsort, validRange } from "semver";
import { nearest } from "../nearest.ts";

/** What a word such as `stripe@^1` asks for. */
export interface Request {
  readonly name: string;
  /** A range of versions, or `latest`. */
  readonly range: string;
}

/** Reads `name`, `name@range` or `name@latest`; names qualified as `tier:publisher/vendor` are taken by their vendor. */
export function readRequest(word: string): Request {
  const at = word.indexOf("@");
  const full = at === -1 ? word : word.slice(0, at);
  const range = at === -1 ? "latest" : word.slice(at + 1);
  const name = full.slice(Math.max(full.lastIndexOf("/"), full.lastIndexOf(":")) + 1);
  if (range !== "latest" && validRange(range) === null)
    throw new TwinError("usage", `${word}: ${range} is no range of versions.`, {
      hint: `Write for example ${name}@latest, ${name}@^1 or ${name}@1.2.3.`,
    });
  return { name, range };
}

/**
 * The newest version that a range allows; previews only where nothing else does.
 *
 * Throws `unknown_twin` with the name that was probably meant, and `unknown_version` with those there are.
 */
export function chooseVersion(
  { twins }: PackageIndex,
  { name, range }: Request,
): { readonly version: string; readonly published: PublishedVersion } {
  const entry = Object.hasOwn(twins, name) ? twins[name] : undefined;
  if (entry === undefined) {
    const meant = nearest(name, Object.keys(twins));
    throw new TwinError("unknown_twin", `The registry has no twin named ${name}.`, {
      hint: meant === undefined ? "See which there are: wt catalog." : `Did you mean ${meant}?`,
    });
  }
  const versions = Object.keys(entry.versions);
  const version = range === "latest" ? entry.latest : newest(versions, range);
  const published = version === undefined ? undefined : entry.versions[version];
  if (version !== undefined && published !== undefined) return { version, published };
  throw new TwinError("unknown_version", `No version of ${name} satisfies ${range}.`, {
    hint: `There are ${rsort(versions).slice(0, 5).join(", ")}.`,
  });
}

function newest(versions: readonly string[], range: string): string | undefined {
  const finished = versions.filter((version) => prerelease(version) === null);
  return (
    maxSatisfying(finished, range) ??
    maxSatisfying([...versions], range, { includePrerelease: true }) ??
    undefined
  );
}
