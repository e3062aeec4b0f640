import { Problem } from "./problem.mjs";

const oldest = /** @type {const} */ ([20, 19]);

/**
 * Throws where the running Node is too old to install the workspace, which brings its own.
 * @param {string} [version]
 */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  throw new Problem(`Node ${version} is too old: ${oldest.join(".")} or newer is needed.`, {
    hint: "Install a current Node from https://nodejs.org and run the command again.",
  });
}
