const registry = "twins/registry.json";
const isSource = (/** @type {string} */ path) =>
  /^(specs|framework|generator)\/|^package-lock\.json$/.test(path);

/**
 * Whether a commit left the registry behind: it is not what the committed sources give.
 *
 * While sources are being worked on, the registry may change with them. Where nothing but the registry
 * differs from the commit, set-up has just written what the commit should have held.
 *
 * @param {string} status what `git status --porcelain -z` prints
 */
export function isRegistryLeftBehind(status) {
  const changed = status
    .split("\0")
    .filter((entry) => entry !== "")
    .map((entry) => entry.slice(3));
  return changed.some((path) => path === registry || path === "twins/") && !changed.some(isSource);
}
