import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type BootArtifact,
  type LazyArtifact,
  type Manifest,
  type PackedBoot,
  unpackBoot,
} from "@wondertwin/framework/contracts";

/** A request as a twin takes it without a socket. */
export interface SweptRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly baseUrl: string;
}

/** The part of a twin that a sweep needs. */
export interface SweptTwin {
  handle(request: SweptRequest): {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | Uint8Array;
  };
  reset(): void;
  state(): Readonly<Record<string, object>>;
  plant(
    resource: string,
    fields: Readonly<Record<string, unknown>>,
    partition: string,
  ): Readonly<Record<string, unknown>>;
  captures(): readonly { readonly operation: string | undefined }[];
}

/** A twin as the generator wrote it, taken into this process. */
export interface BuiltTwinFolder {
  readonly boot: BootArtifact;
  readonly lazy: LazyArtifact;
  readonly manifest: Manifest;
  readonly twin: SweptTwin;
}

/** Loads the twin in a folder; its clock stands still and it keeps one capture. */
export async function loadBuiltTwin(folder: string): Promise<BuiltTwinFolder> {
  // The files are the generator's own.
  const boot = unpackBoot((await readJson(folder, "boot.json")) as PackedBoot);
  const lazy = (await readJson(folder, "lazy.json")) as LazyArtifact;
  const manifest = (await readJson(folder, "manifest.json")) as Manifest;
  const { createTwin } = await import(pathToFileURL(resolve(folder, "index.js")).href);
  const twin: SweptTwin = createTwin({ now: "2026-01-31T12:00:00Z", captures: 1 });
  return { boot, lazy, manifest, twin };
}

async function readJson(folder: string, name: string): Promise<unknown> {
  return JSON.parse(await readFile(join(folder, name), "utf8"));
}
