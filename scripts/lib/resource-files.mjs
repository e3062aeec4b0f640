import { basename } from "node:path/posix";

/**
 * Finds files of resources that are not named exactly like the resource in them, by which people look for it.
 *
 * @param {readonly string[]} paths every file, relative to the root, with slashes
 * @param {(path: string) => string} read
 * @returns {string[]} a sentence for each
 */
export function findMisnamedResources(paths, read) {
  return paths
    .filter((path) => /^specs\/[^/]+\/resources\/[^/]+\.ts$/.test(path))
    .flatMap((path) => {
      const name = read(path).match(/\.resource\(\s*"([^"]+)"/)?.[1];
      if (name === undefined) return [`${path} holds no resource`];
      return basename(path, ".ts") === name
        ? []
        : [`${path} holds the resource ${name} and should be named like it`];
    });
}
