import { basename, dirname } from "node:path/posix";

const isSource = (/** @type {string} */ path) =>
  /^(framework|generator)\/src\/[^/]+\/[^/]+\.ts$/.test(path) && !/\.(test|gen)\.ts$/.test(path);

/** The files that a README's table names in its first column. */
const namesIn = (/** @type {string} */ readme) =>
  readme
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .flatMap((line) =>
      [...(line.split(" | ")[0] ?? "").matchAll(/`([^`/]+\.ts)`/g)].map(([, name = ""]) => name),
    );

/**
 * Finds folders of framework and generator whose README does not name each file, or names one that is gone.
 *
 * @param {readonly string[]} paths every file, relative to the root, with slashes
 * @param {(path: string) => string} read
 * @returns {string[]} a sentence for each difference
 */
export function findTableGaps(paths, read) {
  const folders = Map.groupBy(paths.filter(isSource), dirname);
  return [...folders].flatMap(([folder, files]) => {
    const readme = `${folder}/README.md`;
    if (!paths.includes(readme)) return [`${folder} has no README.md that says what its files are`];
    const named = namesIn(read(readme));
    const present = files.map((file) => basename(file));
    return [
      ...present.filter((name) => !named.includes(name)).map((name) => `${readme} does not name ${name}`),
      ...named
        .filter((name) => !present.includes(name))
        .map((name) => `${readme} names ${name}, which is not there`),
    ];
  });
}
