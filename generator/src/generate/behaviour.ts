import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type BootArtifact, TwinError } from "@wondertwin/framework/contracts";
import { bundle } from "./bundle.ts";
import { behaviourEntry } from "./twin-entry.ts";

/** A spec's modules, relative to its folder. */
export interface BehaviourInput {
  readonly name: string;
  readonly folder: string;
  readonly modules: readonly string[];
}

/** A spec's behaviour, loaded. */
export interface Behaviour {
  /** The ids of the operations that it models. */
  modelled(boot: BootArtifact): ReadonlySet<string>;
  /** What its modules export. */
  readonly exported: readonly unknown[];
}

const NONE: Behaviour = { modelled: () => new Set(), exported: [] };

/**
 * Loads a spec's modules.
 *
 * They are bundled first, so that they load under any Node with any flags, and afresh each time.
 *
 * @throws TwinError `spec_failed` where a module throws while it loads; `bundle_failed`
 */
export async function loadBehaviour(input: BehaviourInput): Promise<Behaviour> {
  const { name, modules } = input;
  if (modules.length === 0) return NONE;
  const code = await bundle({ ...input, entry: behaviourEntry(modules) });
  const folder = await mkdtemp(join(tmpdir(), "wondertwin-"));
  try {
    const file = join(folder, "behaviour.mjs");
    await writeFile(file, code);
    return await import(pathToFileURL(file).href);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new TwinError("spec_failed", `The behaviour of ${name} cannot be loaded: ${message}.`, {
      hint: `Look at the modules of ${input.folder}.`,
      cause,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
