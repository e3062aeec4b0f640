import { readFileSync } from "node:fs";
import { ARTIFACT_FORMAT, type LazyArtifact } from "../contracts/artifact.ts";
import type { Manifest } from "../contracts/manifest.ts";
import { type PackedBoot, unpackBoot } from "../contracts/packed-boot.ts";
import { TwinError } from "../contracts/twin-error.ts";
import { createTwin } from "../engine/create-twin.ts";
import type { Twin } from "../engine/twin.ts";
import type { TwinOptions } from "../engine/twin-options.ts";
import type { ProtocolMaker } from "../pipeline/protocol.ts";
import { runTwin } from "../process/run-twin.ts";
import { createTwinModel, type TwinModel } from "./twin-model.ts";
import { gatherParts } from "./twin-parts.ts";

/** What a twin's module exports. */
export interface TwinModule {
  readonly createTwin: (options?: TwinOptions) => Twin;
  /** Runs the twin as a process of its own when its module is what Node was started with. */
  readonly mainIfRunDirectly: () => void;
}

/**
 * Makes a twin out of the files beside its module and the parts of its spec.
 *
 * @throws TwinError `artifact_format` when the files are of another version than this runtime reads.
 */
export function defineTwin({
  here,
  parts,
  protocols = [],
}: {
  readonly here: string;
  readonly parts: readonly object[];
  readonly protocols?: readonly ProtocolMaker[];
}): TwinModule {
  let model: TwinModel | undefined;
  const load = () => {
    model ??= createTwinModel({
      manifest: readJson<Manifest>(here, "manifest.json"),
      boot: unpackBoot(checked(readJson<PackedBoot>(here, "boot.json"))),
      loadLazy: () => checked(readJson<LazyArtifact>(here, "lazy.json")),
      parts: gatherParts(parts),
      protocols,
    });
    return model;
  };
  return {
    createTwin: (options) => createTwin(load(), options),
    mainIfRunDirectly: () => runTwin(here, load),
  };
}

/** Files of the twin's own, written by the generator that this runtime belongs to. */
function readJson<T>(here: string, name: string): T {
  return JSON.parse(readFileSync(new URL(`./${name}`, here), "utf8")) as T;
}

function checked<T extends { readonly format: number }>(artifact: T): T {
  if (artifact.format !== ARTIFACT_FORMAT)
    throw new TwinError(
      "artifact_format",
      `The twin's files have format ${artifact.format}; this runtime reads ${ARTIFACT_FORMAT}.`,
      { hint: "Generate the twin again with wt generate." },
    );
  return artifact;
}
