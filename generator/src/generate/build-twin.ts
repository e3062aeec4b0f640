import {
  type AddedSource,
  type DescriptionSource,
  type Manifest,
  packBoot,
  type SourceFile,
} from "@wondertwin/framework/contracts";
import type { Patch } from "../description/patch.ts";
import type { Progress } from "../sources/fetch-description.ts";
import { deriveArtifacts } from "./artifacts.ts";
import { loadBehaviour } from "./behaviour.ts";
import { bundle } from "./bundle.ts";
import { compactJson, readableJson } from "./json-text.ts";
import { Stopwatch, type Timings } from "./stopwatch.ts";
import { twinEntry } from "./twin-entry.ts";
import { twinManifest } from "./twin-manifest.ts";
import { twinPackage } from "./twin-package.ts";

/** What a twin is called; without a title of its own it takes the description's. */
export type TwinIdentity = Omit<SourceFile, "source" | "additions" | "companion" | "title"> & {
  readonly title?: string;
};

/** All that a twin is made of. */
export interface TwinInput {
  readonly about: TwinIdentity;
  readonly source: DescriptionSource;
  /** Descriptions that fill in what the source leaves unsaid. */
  readonly additions?: readonly AddedSource[];
  readonly companion?: SourceFile["companion"];
  readonly patches: readonly Patch[];
  /** The folder that `modules` and a `file` source are relative to. */
  readonly folder: string;
  /** The behaviour's modules, relative to `folder`; none for a twin of a description alone. */
  readonly modules: readonly string[];
  /** The workspace that `modules` belong to. */
  readonly home?: string | undefined;
  readonly cacheDir: string;
  /** Whether to write the types that its author works with. */
  readonly withTypes: boolean;
  readonly onProgress?: Progress | undefined;
}

/** A twin as it will be written. */
export interface BuiltTwin {
  readonly manifest: Manifest;
  /** Text of `api.gen.ts`; empty unless asked for. */
  readonly apiTypes: string;
  /** The twin's files by name; the manifest, which lists the digests of the others, comes last. */
  readonly files: ReadonlyMap<string, string>;
  readonly timings: Timings;
}

/** Makes a twin from its description and its behaviour; nothing is written but the cache of descriptions. */
export async function buildTwin(input: TwinInput): Promise<BuiltTwin> {
  const { about, source, additions = [], folder, modules } = input;
  const { name } = about;
  const watch = new Stopwatch();
  const { format, title } = about;
  const artifacts = await deriveArtifacts({ ...input, name, format, title }, watch);
  const { boot, lazy, apiTypes } = artifacts;
  const modelled = await watch.time("behaviour", async () =>
    (await loadBehaviour({ name, folder, modules })).modelled(boot),
  );
  const entry = twinEntry(modules, { graphql: boot.graphql !== undefined });
  const within = modules.length === 0 ? undefined : folder;
  const code = await watch.time("bundle", () => bundle({ entry, name, folder: within, home: input.home }));
  const { format: _format, ...named } = about;
  const identity = { ...named, title: about.title ?? artifacts.title };
  const files = new Map([
    ["package.json", readableJson(twinPackage(identity))],
    ["boot.json", compactJson(packBoot(boot))],
    ["lazy.json", compactJson(lazy)],
    ["index.js", code],
  ]);
  const manifest = twinManifest({
    identity,
    sources: [source, ...additions, ...(input.companion ? [input.companion.source] : [])],
    artifacts,
    modelled,
    files,
  });
  files.set("manifest.json", readableJson(manifest));
  return { manifest, apiTypes, files, timings: watch.timings };
}
