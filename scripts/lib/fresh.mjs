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
import { inRoot, root } from "./root.mjs";

/**
 * @typedef {object} Product
 * @property {string} name of the record that is kept of it
 * @property {readonly string[]} from files and folders below the root that it is made of
 * @property {readonly string[]} to files and folders that it consists of
 * @property {(path: string) => boolean} [isInput] what counts below the folders of `from`
 */

/**
 * Whether a product is what its inputs make of it: neither side has changed since `markFresh`.
 * @param {Product} product
 */
export function isFresh(product) {
  const record = recordFile(product);
  return product.to.every((path) => existsSync(inRoot(path))) && existsSync(record)
    ? readFileSync(record, "utf8") === describe(product)
    : false;
}

/** @param {Product} product */
export function markFresh(product) {
  const record = recordFile(product);
  mkdirSync(dirname(record), { recursive: true });
  const draft = `${record}.${process.pid}`;
  writeFileSync(draft, describe(product));
  renameSync(draft, record);
}

/** @param {Product} product */
const recordFile = ({ name }) => inRoot(".cache/fresh", `${name}.json`);

/** @param {Product} product */
function describe({ from, to, isInput = () => true }) {
  return JSON.stringify({
    from: digest(from.flatMap(filesBelow).filter(isInput)),
    to: digest(to.flatMap(filesBelow)),
  });
}

/**
 * @param {string} path
 * @returns {string[]} the files at or below a path, relative to the root
 */
function filesBelow(path) {
  const absolute = inRoot(path);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return [path];
  return readdirSync(absolute, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !/(^|[\\/])(node_modules|\.cache|\.wt)[\\/]/.test(file));
}

/** @param {readonly string[]} files */
function digest(files) {
  const hash = createHash("sha256");
  for (const file of files.toSorted())
    hash
      .update(`${file}\0`)
      .update(readFileSync(inRoot(file)))
      .update("\0");
  return hash.digest("hex");
}
