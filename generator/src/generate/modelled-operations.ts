import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type BootArtifact, TwinError } from "@wondertwin/framework/contracts";
import { bundle } from "./bundle.ts";
import { behaviourEntry } from "./twin-entry.ts";

/** A spec's modules, relative to its folder. */
export interface Behaviour {
  readonly name: string;
  readonly folder: string;
  readonly modules: readonly string[];
}

/**
 * The ids of the operations that a spec's behaviour models.
 *
 * The modules are bundled first, so that they load under any Node with any flags, and afresh each time.
 *
 * @throws TwinError `spec_failed` where a module throws while it loads
 */
export async function modelledOperations(
  behaviour: Behaviour,
  boot: BootArtifact,
): Promise<ReadonlySet<string>> {
  const { name, modules } = behaviour;
  if (modules.length === 0) return new Set();
  const code = await bundle({ ...behaviour, entry: behaviourEntry(modules) });
  const folder = await mkdtemp(join(tmpdir(), "wondertwin-"));
  try {
    const file = join(folder, "behaviour.mjs");
    await writeFile(file, code);
    const { modelled } = await import(pathToFileURL(file).href);
    return new Set(modelled(boot));
  } catch (cause) {
    if (cause instanceof Error && cause.name === "TwinError") throw cause;
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new TwinError("spec_failed", `The behaviour of ${name} cannot be loaded: ${message}.`, {
      hint: `Look at the modules of ${behaviour.folder}.`,
      cause,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
