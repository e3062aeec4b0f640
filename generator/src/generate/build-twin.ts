import type { DescriptionSource, Manifest, SourceFile } from "@wondertwin/framework/contracts";
import type { Patch } from "../description/patch.ts";
import { readDescription } from "../description/read-description.ts";
import { sha256 } from "../disk/sha256.ts";
import { emitBoot } from "../emit/boot.ts";
import { emitLazy } from "../emit/lazy.ts";
import { buildModel } from "../model/build-model.ts";
import { fetchDescription, type Progress } from "../sources/fetch-description.ts";
import { sourceName } from "../sources/source-name.ts";
import { emitApiTypes } from "../types/emit-api-types.ts";
import { bundle } from "./bundle.ts";
import { countCoverage } from "./coverage.ts";
import { compactJson, readableJson } from "./json-text.ts";
import { modelledOperations } from "./modelled-operations.ts";
import { Stopwatch, type Timings } from "./stopwatch.ts";
import { twinEntry } from "./twin-entry.ts";
import { twinPackage } from "./twin-package.ts";

/** What a twin is called; without a title of its own it takes the description's. */
export type TwinIdentity = Omit<SourceFile, "source" | "title"> & { readonly title?: string };

/** All that a twin is made of. */
export interface TwinInput {
  readonly about: TwinIdentity;
  readonly source: DescriptionSource;
  readonly patches: readonly Patch[];
  /** The folder that `modules` and a `file` source are relative to. */
  readonly folder: string;
  /** The behaviour's modules, relative to `folder`; none for a twin of a description alone. */
  readonly modules: readonly string[];
  readonly cacheDir: string;
  readonly onProgress?: Progress | undefined;
}

/** A twin as it will be written. */
export interface BuiltTwin {
  readonly manifest: Manifest;
  /** Text of `api.gen.ts`. */
  readonly apiTypes: string;
  /** The twin's files by name; the manifest, which lists the digests of the others, comes last. */
  readonly files: ReadonlyMap<string, string>;
  readonly timings: Timings;
}

/** Makes a twin from its description and its behaviour; nothing is written but the cache of descriptions. */
export async function buildTwin(input: TwinInput): Promise<BuiltTwin> {
  const { about, source, folder, modules } = input;
  const { name } = about;
  const watch = new Stopwatch();
  const { bytes } = await watch.time("fetch", () => fetchDescription(source, { ...input, baseDir: folder }));
  const description = await watch.time("read", () =>
    readDescription(bytes, { name, patches: input.patches }),
  );
  const model = await watch.time("model", () => buildModel(description, { name }));
  const { boot, lazy } = await watch.time("emit", () => ({ boot: emitBoot(model), lazy: emitLazy(model) }));
  const { events, errors } = model;
  const apiTypes = await watch.time("types", () =>
    emitApiTypes(description, { events, errors, source: sourceName(source) }),
  );
  const modelled = await watch.time("behaviour", () => modelledOperations({ name, folder, modules }, boot));
  const code = await watch.time("bundle", () =>
    bundle({ entry: twinEntry(modules), name, ...(modules.length === 0 ? {} : { folder }) }),
  );
  const identity = { ...about, title: about.title ?? description.title };
  const files = new Map([
    ["package.json", readableJson(twinPackage(identity))],
    ["boot.json", compactJson(boot)],
    ["lazy.json", compactJson(lazy)],
    ["index.js", code],
  ]);
  const manifest: Manifest = {
    schema_version: 1,
    ...identity,
    api_version: description.apiVersion,
    hosts: description.hosts,
    description: describeSource(source),
    operations: boot.operations.length,
    coverage: countCoverage(boot, modelled),
    unmapped: model.unmapped.filter(({ id }) => !modelled.has(id)),
    files: Object.fromEntries([...files].map(([file, content]) => [file, sha256(content)])),
  };
  files.set("manifest.json", readableJson(manifest));
  return { manifest, apiTypes, files, timings: watch.timings };
}

function describeSource(source: DescriptionSource): Manifest["description"] {
  const { kind, sha256: digest, licence } = source;
  return { kind, from: sourceName(source), sha256: digest, ...(licence === undefined ? {} : { licence }) };
}
