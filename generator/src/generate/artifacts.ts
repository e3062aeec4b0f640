import type {
  AddedSource,
  BootArtifact,
  DescriptionSource,
  LazyArtifact,
  SourceFile,
  UnmappedOperation,
} from "@wondertwin/framework/contracts";
import { TwinError } from "@wondertwin/framework/contracts";
import type { Description } from "../description/description.ts";
import { fillDocument } from "../description/fill-document.ts";
import type { JsonObject } from "../description/json.ts";
import { parseDocument } from "../description/parse-document.ts";
import type { Patch } from "../description/patch.ts";
import { placeUnder } from "../description/place-under.ts";
import { describeDocument } from "../description/read-description.ts";
import { emitBoot } from "../emit/boot.ts";
import { emitLazy } from "../emit/lazy.ts";
import { buildGraphqlModel } from "../graphql/build-graphql-model.ts";
import { emitGraphqlTypes } from "../graphql/emit-graphql-types.ts";
import { type GraphqlDescription, readGraphqlDescription } from "../graphql/graphql-description.ts";
import type { ApiModel } from "../model/api-model.ts";
import { buildModel } from "../model/build-model.ts";
import { joinModels } from "../model/join-models.ts";
import { fetchDescription, type Progress } from "../sources/fetch-description.ts";
import { sourceName } from "../sources/source-name.ts";
import { emitApiTypes } from "../types/emit-api-types.ts";
import { joinApiTypes } from "../types/join-api-types.ts";
import type { Stopwatch } from "./stopwatch.ts";

/** A description, and how it is called and corrected. */
export interface DescriptionInput {
  readonly name: string;
  /** What the vendor is called by people, where the description does not say it. */
  readonly title?: string | undefined;
  readonly format?: SourceFile["format"];
  readonly source: DescriptionSource;
  /** Descriptions that fill in what the source leaves unsaid. */
  readonly additions?: readonly AddedSource[];
  /** The vendor's other API. */
  readonly companion?: SourceFile["companion"];
  readonly patches: readonly Patch[];
  /** The folder that a `file` source is relative to. */
  readonly folder: string;
  readonly cacheDir: string;
  readonly onProgress?: Progress | undefined;
}

/** What is derived from a description alone. */
export interface Artifacts {
  readonly title: string;
  readonly apiVersion: string;
  readonly hosts: readonly string[];
  readonly boot: BootArtifact;
  readonly lazy: LazyArtifact;
  readonly unmapped: readonly UnmappedOperation[];
  /** Text of `api.gen.ts`; empty unless asked for. */
  readonly apiTypes: string;
}

/** A model, and what its description says of itself. */
interface ReadModel extends Pick<Artifacts, "title" | "apiVersion" | "hosts"> {
  readonly model: ApiModel;
  /** Text of `api.gen.ts`. */
  readonly types: () => string;
}

/** Derives everything that needs the whole description, which is let go of afterwards. */
export async function deriveArtifacts(
  input: DescriptionInput & { readonly withTypes: boolean },
  watch: Stopwatch,
): Promise<Artifacts> {
  const { model, types, title, apiVersion, hosts } = await loadModel(input, watch);
  const { boot, lazy } = await watch.time("emit", () => ({ boot: emitBoot(model), lazy: emitLazy(model) }));
  const apiTypes = await watch.time("types", () => (input.withTypes ? types() : ""));
  return { title, apiVersion, hosts, boot, lazy, unmapped: model.unmapped, apiTypes };
}

/** Fetches and reads a description, and that of the vendor's other API where there is one, and makes their model. */
export async function loadModel(input: DescriptionInput, watch: Stopwatch): Promise<ReadModel> {
  const main = await oneModel(input, watch);
  const { companion, name, title, folder, cacheDir, onProgress } = input;
  if (!companion) return main;
  // Corrections and additions are of the source.
  const other = await oneModel(
    { name, title, folder, cacheDir, onProgress, patches: [], ...companion },
    watch,
  );
  const model = joinModels(main.model, other.model);
  return { ...main, model, types: () => joinApiTypes(main.types(), other.types()) };
}

function oneModel(input: DescriptionInput, watch: Stopwatch): Promise<ReadModel> {
  return input.format === "graphql" ? graphqlModel(input, watch) : openapiModel(input, watch);
}

async function openapiModel(input: DescriptionInput, watch: Stopwatch): Promise<ReadModel> {
  const description = await loadDescription(input, watch);
  const { title, apiVersion, hosts } = description;
  const model = await watch.time("model", () => buildModel(description, { name: input.name }));
  const { events, errors } = model;
  const types = () => emitApiTypes(description, { events, errors, source: sourceName(input.source) });
  return { model, types, title, apiVersion, hosts };
}

/** A GraphQL schema has neither a title nor a version: it has those of where it comes from. */
async function graphqlModel(input: DescriptionInput, watch: Stopwatch): Promise<ReadModel> {
  const { name, source, title = name, patches, additions = [] } = input;
  if (patches.length + additions.length > 0)
    throw new TwinError("spec_invalid", `The GraphQL schema of ${name} has patches or additions.`, {
      hint: "Correct a schema by the options of its deriver; give a second API as the companion.",
    });
  const description = await loadGraphqlDescription(input, watch);
  const model = await watch.time("model", () => buildGraphqlModel(description, { name }));
  const apiVersion = "version" in source ? source.version : source.sha256.slice(0, 12);
  const types = () => emitGraphqlTypes(description, model, sourceName(source));
  return { model, types, title, apiVersion, hosts: [] };
}

/** Fetches and reads a description in GraphQL's schema language. */
async function loadGraphqlDescription(
  input: DescriptionInput,
  watch: Stopwatch,
): Promise<GraphqlDescription> {
  const { bytes } = await watch.time("fetch", () =>
    fetchDescription(input.source, { ...input, baseDir: input.folder }),
  );
  return watch.time("read", () => readGraphqlDescription(bytes, input.name));
}

/** Fetches, reads and patches a description. */
export async function loadDescription(input: DescriptionInput, watch: Stopwatch): Promise<Description> {
  const document = await fetchDocument(input.source, input, watch);
  const places: Record<string, string> = {};
  for (const source of input.additions ?? []) {
    const addition = await fetchDocument(source, input, watch);
    await watch.time("read", async () => {
      const { under } = source;
      if (under !== undefined) for (const host of placeUnder(addition, under, document)) places[host] = under;
      fillDocument(document, addition, input.name);
    });
  }
  const description = await watch.time("read", () => describeDocument(document, input));
  return Object.keys(places).length === 0
    ? description
    : { ...description, places, hosts: [...new Set([...description.hosts, ...Object.keys(places)])] };
}

/** On its own, so that the bytes are let go of before the work that needs the memory. */
async function fetchDocument(
  source: DescriptionSource,
  input: DescriptionInput,
  watch: Stopwatch,
): Promise<JsonObject> {
  const { bytes } = await watch.time("fetch", () =>
    fetchDescription(source, { ...input, baseDir: input.folder }),
  );
  return watch.time("parse", () => parseDocument(bytes, input.name));
}
