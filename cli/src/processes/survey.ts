import type { CoverageCount } from "@wondertwin/framework/contracts";
import type { Twin } from "../project/twin.ts";
import { isOutdated, type TwinProcess } from "./twin-process.ts";
import { vitalSigns } from "./vital-signs.ts";

/** How one twin fares; `crashed` is one that was started and ended without being stopped. */
export interface TwinStatus {
  readonly name: string;
  readonly health: "healthy" | "unhealthy" | "crashed" | "stopped";
  readonly url: string | null;
  readonly port: number | null;
  readonly pid: number | null;
  readonly version: string | null;
  readonly operations: number | null;
  readonly coverage: CoverageCount | null;
  /** ISO 8601, UTC. */
  readonly started_at: string | null;
  /** Whether another build than the one that runs lies in the twin's folder by now. */
  readonly outdated: boolean;
}

const ABSENT = { url: null, port: null, pid: null, started_at: null, outdated: false };

/** How all known and all started twins fare, in the order of their names. */
export function survey(
  twins: readonly Twin[],
  state: { readonly [name: string]: TwinProcess },
): Promise<TwinStatus[]> {
  const names = [...new Set([...twins.map(({ name }) => name), ...Object.keys(state)])].sort();
  return Promise.all(
    names.map((name) =>
      statusOf(
        name,
        twins.find((twin) => twin.name === name),
        state[name],
      ),
    ),
  );
}

async function statusOf(
  name: string,
  twin: Twin | undefined,
  started: TwinProcess | undefined,
): Promise<TwinStatus> {
  const known = {
    version: twin?.summary.version ?? started?.version ?? null,
    operations: twin?.summary.operations ?? null,
    coverage: twin?.summary.coverage ?? null,
  };
  if (started === undefined) return { name, health: "stopped", ...ABSENT, ...known };
  const signs = await vitalSigns(started);
  if (signs.health === "gone") return { name, health: "crashed", ...ABSENT, ...known };
  const { url, port, pid, version, started_at } = started;
  const outdated = isOutdated(started);
  const running = { name, health: signs.health, url, port, pid, started_at, outdated, ...known, version };
  if (signs.health === "unhealthy") return running;
  return { ...running, operations: signs.answer.operations, coverage: signs.answer.coverage };
}
