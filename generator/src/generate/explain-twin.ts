import { join } from "node:path";
import type { Coverage, CoverageCount } from "@wondertwin/framework/contracts";
import { emitBoot } from "../emit/boot.ts";
import { type ExplainedOperation, type Explanation, explain } from "../model/explain.ts";
import type { Progress } from "../sources/fetch-description.ts";
import { loadModel } from "./artifacts.ts";
import { loadBehaviour } from "./behaviour.ts";
import { behaviourReason } from "./behaviour-reason.ts";
import { cacheDir } from "./cache-dir.ts";
import { countCoverage } from "./coverage.ts";
import { overridesOf } from "./overrides.ts";
import { findSpec } from "./spec-folder.ts";
import { Stopwatch } from "./stopwatch.ts";

export interface ExplainOptions {
  /** The workspace: the folder with `specs`. */
  readonly root: string;
  /** The twin's name. */
  readonly twin: string;
  /** The resource to explain; without it the resources are listed. */
  readonly resource?: string | undefined;
  readonly onProgress?: Progress | undefined;
}

/** An operation as the twin serves it: as the behaviour says where it does, else as derived. */
export type TwinOperation = Omit<ExplainedOperation, "coverage"> & { readonly coverage: Coverage };

/** What a twin makes of its description. */
export interface TwinExplanation {
  readonly name: string;
  readonly title: string;
  readonly api_version: string;
  readonly coverage: CoverageCount;
  readonly resources: readonly {
    readonly name: string;
    readonly path: string;
    readonly operations: number;
  }[];
  /** What was derived for the resource asked about, and what the behaviour says instead or besides. */
  readonly resource?: Omit<Explanation, "operations"> & {
    readonly operations: readonly TwinOperation[];
    readonly overrides: readonly string[];
  };
}

/**
 * Explains what was derived for a twin, or for one resource of it, and what its behaviour overrides.
 *
 * @throws TwinError `unknown_twin`, `unknown_resource`, and what fetching and reading a description throw
 */
export async function explainTwin(options: ExplainOptions): Promise<TwinExplanation> {
  const { root, twin, resource, onProgress } = options;
  const { about, ...spec } = await findSpec(join(root, "specs"), twin);
  const { name } = about;
  const input = { ...spec, name, cacheDir: cacheDir(root), onProgress };
  const { model, apiVersion } = await loadModel({ ...input, format: about.format }, new Stopwatch());
  const boot = emitBoot(model);
  const behaviour = await loadBehaviour(input);
  const modelled = behaviour.modelled(boot);
  const overview = {
    name,
    title: about.title,
    api_version: apiVersion,
    coverage: countCoverage(boot, modelled),
    resources: Object.values(model.resources).map((entry) => ({
      name: entry.name,
      path: entry.collections[0] ?? entry.items[0] ?? "",
      operations: model.operations.filter((operation) => operation.resource === entry.name).length,
    })),
  };
  if (resource === undefined) return overview;
  const explanation = explain(model, resource);
  const { exported } = behaviour;
  const overrides = overridesOf(exported, resource);
  const operations = explanation.operations.map((operation): TwinOperation => {
    if (!modelled.has(operation.id)) return operation;
    const { note: _whyNotDerived, ...rest } = operation;
    return { ...rest, coverage: "modelled", why: behaviourReason(operation, { exported, overrides }) };
  });
  return { ...overview, resource: { ...explanation, operations, overrides } };
}
