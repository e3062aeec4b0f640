const block = /^<!-- code: (\S+) -->\n```\w*\n(.*?)^```$/gms;
const marker = /^<!-- code: \S+ -->$/gm;

/**
 * Finds code in Markdown that is not what the file it is taken from has.
 *
 * A comment above the block names the file, whole and relative to the root: `<!-- code: path -->`.
 *
 * @param {readonly string[]} paths every file, relative to the root, with slashes
 * @param {(path: string) => string} read
 * @returns {string[]} a sentence for each difference
 */
export function findStaleCode(paths, read) {
  return paths
    .filter((path) => path.endsWith(".md"))
    .flatMap((path) => {
      const text = read(path);
      const blocks = [...text.matchAll(block)];
      const lost = [...text.matchAll(marker)].length - blocks.length;
      return [
        ...blocks.flatMap(([, source = "", code]) => {
          if (!paths.includes(source)) return [`${path} shows ${source}, which is not there`];
          return read(source) === code ? [] : [`${path} shows ${source} otherwise than it is`];
        }),
        ...(lost > 0 ? [`${path} names code without a block of it right below`] : []),
      ];
    });
}
