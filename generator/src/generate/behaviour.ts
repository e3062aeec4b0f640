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
  const { modules } = input;
  if (modules.length === 0) return NONE;
  const code = await bundle({ ...input, entry: behaviourEntry(modules) });
  const folder = await mkdtemp(join(tmpdir(), "wondertwin-"));
  try {
    const file = join(folder, "behaviour.mjs");
    await writeFile(file, code);
    const loaded: Behaviour = await import(pathToFileURL(file).href);
    return { exported: loaded.exported, modelled: (boot) => ask(input, () => loaded.modelled(boot)) };
  } catch (cause) {
    throw failure(input, cause);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function ask<T>(input: BehaviourInput, question: () => T): T {
  try {
    return question();
  } catch (cause) {
    throw failure(input, cause);
  }
}

/** The bundle has a framework of its own, and so its errors are no instances of ours. */
function failure({ name, folder }: BehaviourInput, cause: unknown): TwinError {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof Error && cause.name === "TwinError" && "code" in cause && "hint" in cause) {
    return new TwinError(String(cause.code), message, { hint: String(cause.hint ?? ""), cause });
  }
  return new TwinError("spec_failed", `The behaviour of ${name} cannot be loaded: ${message}.`, {
    hint: `Look at the modules of ${folder}.`,
    cause,
  });
}
