import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { root } from "./root.mjs";

/**
 * @typedef {object} Product
 * @property {string} name of the record that is kept of it
 * @property {readonly string[]} from files and folders that it is made of
 * @property {readonly string[]} to files and folders that it consists of
 * @property {(path: string) => boolean} [isInput] what counts below the folders of `from`
 */

/**
 * Whether a product is what its inputs make of it: neither side has changed since `markFresh`.
 * @param {Product} product
 * @param {string} [folder] that all paths are relative to
 */
export function isFresh(product, folder = root) {
  const record = recordFile(product, folder);
  if (!existsSync(record) || !product.to.every((path) => existsSync(join(folder, path)))) return false;
  return readFileSync(record, "utf8") === describe(product, folder);
}

/**
 * @param {Product} product
 * @param {string} [folder]
 */
export function markFresh(product, folder = root) {
  const record = recordFile(product, folder);
  mkdirSync(dirname(record), { recursive: true });
  const draft = `${record}.${process.pid}`;
  writeFileSync(draft, describe(product, folder));
  renameSync(draft, record);
}

/**
 * @param {Product} product
 * @param {string} folder
 */
const recordFile = ({ name }, folder) => join(folder, ".cache/fresh", `${name}.json`);

/**
 * @param {Product} product
 * @param {string} folder
 */
function describe({ from, to, isInput = () => true }, folder) {
  const inputs = from.flatMap((path) => filesBelow(path, folder)).filter(isInput);
  const outputs = to.flatMap((path) => filesBelow(path, folder));
  return JSON.stringify({ from: digest(inputs, folder), to: digest(outputs, folder) });
}

/**
 * @param {string} path
 * @param {string} folder
 * @returns {string[]} the files at or below a path
 */
function filesBelow(path, folder) {
  const absolute = join(folder, path);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return [path];
  return readdirSync(absolute, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((file) => !/(^|[\\/])(node_modules|\.cache|\.wt)[\\/]/.test(file));
}

/**
 * @param {readonly string[]} files
 * @param {string} folder
 */
function digest(files, folder) {
  const hash = createHash("sha256");
  for (const file of files.toSorted()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(folder, file)))
      .update("\0");
  }
  return hash.digest("hex");
}
