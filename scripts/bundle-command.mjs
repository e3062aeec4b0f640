import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { inRoot, root } from "./lib/root.mjs";

const out = inRoot("cli/dist");
const chunks = join(out, "chunks");

/** What npm installs stays outside the bundle; our own packages go in. */
const ours = ["cli", "framework", "generator"];
const external = ours.flatMap((name) => {
  const { dependencies } = JSON.parse(readFileSync(inRoot(name, "package.json"), "utf8"));
  return Object.keys(dependencies).filter((dependency) => !dependency.startsWith("@wondertwin/"));
});

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: { wt: "cli/src/main.ts" },
  outdir: out,
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  splitting: true,
  write: false,
  format: "esm",
  platform: "node",
  target: "node22",
  conditions: ["source"],
  external,
  sourcemap: true,
  legalComments: "none",
  logLevel: "warning",
});

mkdirSync(chunks, { recursive: true });
// Chunks before the entry, each by rename: a `wt` that starts meanwhile finds the old bundle or the new one.
const written = outputFiles.toSorted(
  (a, b) => Number(dirname(a.path) === out) - Number(dirname(b.path) === out),
);
for (const { path, contents } of written) {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, contents);
  renameSync(draft, path);
}
const current = new Set(written.map(({ path }) => path));
for (const name of readdirSync(chunks)) {
  if (!current.has(join(chunks, name))) rmSync(join(chunks, name));
}
