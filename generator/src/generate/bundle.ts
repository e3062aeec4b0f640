import { realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { TwinError } from "@wondertwin/framework/contracts";
import { type BuildFailure, build, type Message, type Plugin } from "esbuild";
import { asciiText } from "./ascii-text.ts";

/** Modules of a folder that become one. */
export interface BundleInput {
  /** Text of the module that imports them. */
  readonly entry: string;
  /** What the entry's imports are relative to; without it, it imports packages alone. */
  readonly folder?: string | undefined;
  /** The folder that paths in the bundle are relative to; the one with the framework unless given. */
  readonly home?: string | undefined;
  /** What messages call it. */
  readonly name: string;
}

/**
 * Bundles TypeScript and what it imports into one ES module for Node.
 *
 * The text is the same wherever `home` lies.
 *
 * @throws TwinError `bundle_failed` with the places that do not compile
 */
export async function bundle({
  entry,
  folder = HERE,
  home = frameworkHome(),
  name,
}: BundleInput): Promise<string> {
  try {
    const { outputFiles } = await build({
      absWorkingDir: home,
      entryPoints: [ENTRY],
      plugins: [virtualEntry(entry, folder), requiredHttp, loadedLate, withoutUnused],
      bundle: true,
      write: false,
      format: "esm",
      platform: "node",
      target: "node22",
      conditions: ["source"],
      legalComments: "none",
      // What is read at start is kept in memory; names stay, so that stacks can be read.
      minifyWhitespace: true,
      logLevel: "silent",
      // No tsconfig.json of the machine has a say; imports of types alone are dropped, whatever they look like.
      tsconfigRaw: {},
      banner: { js: REQUIRE },
    });
    return asciiText(outputFiles.map((file) => file.text).join(""));
  } catch (cause) {
    if (!isBuildFailure(cause)) throw cause;
    throw new TwinError(
      "bundle_failed",
      `${name} does not compile:\n  ${cause.errors.map(place).join("\n  ")}`,
      {
        hint: "Correct these places; npm run check shows type errors as well.",
        cause,
      },
    );
  }
}

/** CommonJS dependencies ask for Node's modules by `require`, which ES modules have not. */
const REQUIRE =
  'import { createRequire as createRequireOfBundle } from "node:module";\nconst require = createRequireOfBundle(import.meta.url);';

const HERE = dirname(fileURLToPath(import.meta.url));

const ENTRY = "wondertwin:entry";

/** The entry lies nowhere, so that where it would lie does not show in the bundle. */
function virtualEntry(contents: string, resolveDir: string): Plugin {
  const filter = new RegExp(`^${ENTRY}$`);
  return {
    name: ENTRY,
    setup({ onResolve, onLoad }) {
      onResolve({ filter }, () => ({ path: "entry", namespace: "wondertwin" }));
      onLoad({ filter: /^entry$/, namespace: "wondertwin" }, () => ({ contents, resolveDir, loader: "ts" }));
    },
  };
}

/**
 * Takes `node:http` by `require`.
 *
 * To import it, Node reads all its exports, and one of them is a getter that loads its whole WebSocket client:
 * 13 MB and some 20 ms that a twin has no use for.
 */
const requiredHttp: Plugin = {
  name: "required http",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:http$/ }, ({ kind }) =>
      kind === "require-call"
        ? { path: "node:http", external: true }
        : { path: "node:http", namespace: "required" },
    );
    onLoad({ filter: /.*/, namespace: "required" }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
    }));
  },
};

/**
 * Takes what the framework requires at the first call into the bundle, where it is evaluated at that call.
 *
 * Under Node the module makes itself a `require`; the bundler must see a plain one.
 */
const loadedLate: Plugin = {
  name: "loaded late",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]graphql[\\/]graphql-js\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      return { contents: text.replace(/^const require = .*$/m, ""), loader: "ts" };
    });
  },
};

/**
 * Leaves out what Express brings for applications that read bodies and serve files by it: a twin does neither
 * by Express, and the tables of character sets alone are a third of the bundle.
 */
const withoutUnused: Plugin = {
  name: "without unused",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:body-parser|send|serve-static)$/ }, ({ path }) => ({
      path,
      namespace: "unused",
    }));
    onLoad({ filter: /.*/, namespace: "unused" }, () => ({ contents: "module.exports = {};" }));
  },
};

/** The folder that holds the framework's package, wherever that is installed. */
function frameworkHome(): string {
  const manifest = findPackageJSON("@wondertwin/framework", import.meta.url);
  if (manifest === undefined) {
    throw new TwinError("bundle_failed", "The package @wondertwin/framework is not installed.", {
      hint: "Install the workspace with: npm install",
    });
  }
  return dirname(dirname(realpathSync(manifest)));
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && "errors" in error && Array.isArray(error.errors);
}

function place({ location, text }: Message): string {
  return location === null ? text : `${location.file}:${location.line}:${location.column + 1} ${text}`;
}
