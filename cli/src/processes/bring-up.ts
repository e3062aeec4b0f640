import type { ChildProcess } from "node:child_process";
import { TwinError } from "@wondertwin/framework/contracts";
import { checkIntegrity } from "../project/check-integrity.ts";
import type { Twin } from "../project/twin.ts";
import type { JournalWish } from "./journal-wish.ts";
import { withLock } from "./lock.ts";
import { checkPort } from "./port-in-use.ts";
import { removeReadyFile } from "./ready-file.ts";
import { type StartedProcess, startProcess } from "./start-process.ts";
import { readState, updateState } from "./state-file.ts";
import type { StateFolder } from "./state-folder.ts";
import { stopProcess } from "./stop-process.ts";
import type { TwinProcess } from "./twin-process.ts";
import { until } from "./until.ts";
import { vitalSigns } from "./vital-signs.ts";
import type { WebhookWish } from "./webhook-wish.ts";

export interface BringUpOptions {
  readonly folder: StateFolder;
  /** Instead of the twins' own ports. */
  readonly port?: number;
  readonly seed?: string;
  readonly webhooks?: WebhookWish;
  /** Absent: the twins keep nothing. */
  readonly journal?: JournalWish;
  /** Milliseconds until each twin must be ready. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

/** A twin that runs, and its process where this call started it. */
export interface RunningTwin {
  readonly twin: Twin;
  readonly process: TwinProcess;
  readonly child?: ChildProcess;
}

/**
 * Makes sure that twins run: those that do are left alone, the others are started, all or none of them.
 *
 * Throws what `startProcess` and `checkIntegrity` throw, and `runs_otherwise` for a twin that runs with
 * another port, seed, folder or receiver of its events than asked for.
 */
export function bringUp(twins: readonly Twin[], options: BringUpOptions): Promise<readonly RunningTwin[]> {
  return withLock(options.folder, async () => {
    const found = await Promise.all(
      twins.map(async (twin) => ({ twin, process: await findRunning(twin, options) })),
    );
    const missing = found.filter(({ process }) => process === undefined).map(({ twin }) => twin);
    const started = await startAll(missing, options);
    return found.map(({ twin, process }) => {
      if (process !== undefined) return { twin, process };
      const own = started.get(twin.name);
      if (own === undefined) throw new Error(`${twin.name} is neither running nor started`);
      return { twin, process: own.twin, child: own.child };
    });
  });
}

const RECOVERY = 3_000;

/** The running process of a twin; what is left of one that does not answer is cleared away. */
async function findRunning(twin: Twin, options: BringUpOptions): Promise<TwinProcess | undefined> {
  const { folder } = options;
  const remembered = readState(folder)[twin.name];
  if (remembered === undefined) return undefined;
  const signs = await until(async () => {
    const now = await vitalSigns(remembered);
    return now.health === "unhealthy" && remembered.port !== 0 ? undefined : now;
  }, RECOVERY);
  if (signs?.health === "healthy") {
    refuseOtherwise(twin, remembered, options);
    return remembered;
  }
  await stopProcess(remembered);
  removeReadyFile(folder, twin.name);
  updateState(folder, twin.name, undefined);
  return undefined;
}

function refuseOtherwise(twin: Twin, running: TwinProcess, options: BringUpOptions): void {
  const { port = 0, seed, webhooks: { url: webhookUrl } = {} } = options;
  const differs = [
    port !== 0 && port !== running.port && `on port ${running.port}, not ${port}`,
    seed !== undefined && seed !== running.seed && "with another seed",
    webhookUrl !== undefined &&
      webhookUrl !== running.webhook_url &&
      `with events for ${running.webhook_url ?? "nobody"}`,
    running.folder !== "" && running.folder !== twin.folder && `from ${running.folder}`,
  ].filter((difference) => difference !== false);
  if (differs.length === 0) return;
  throw new TwinError("runs_otherwise", `${twin.name} already runs ${differs.join(" and ")}.`, {
    hint: `Stop it first: wt down ${twin.name}.`,
  });
}

async function startAll(
  twins: readonly Twin[],
  options: BringUpOptions,
): Promise<ReadonlyMap<string, StartedProcess>> {
  for (const twin of twins) await checkIntegrity(twin);
  for (const twin of twins) await checkPort(twin.name, portOf(twin, options));
  const outcomes = await Promise.allSettled(twins.map((twin) => startOne(twin, options)));
  const started = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? outcome.value : []));
  const failed = outcomes.find((outcome) => outcome.status === "rejected");
  if (failed === undefined) return new Map(started.map((own) => [own.name, own]));
  await Promise.all(started.map(({ twin }) => stopProcess(twin)));
  for (const { name } of started) forget(name, options.folder);
  throw failed.reason;
}

async function startOne(twin: Twin, options: BringUpOptions): Promise<StartedProcess & { name: string }> {
  const { folder, seed, webhooks, journal } = options;
  const remember = (entry: TwinProcess) => updateState(folder, twin.name, entry);
  try {
    const started = await startProcess(twin, {
      folder,
      port: portOf(twin, options),
      timeout: options.timeout,
      signal: options.signal,
      onSpawn: remember,
      ...(seed === undefined ? {} : { seed }),
      ...(webhooks === undefined ? {} : { webhooks }),
      ...(journal === undefined ? {} : { journal }),
    });
    remember(started.twin);
    return { ...started, name: twin.name };
  } catch (error) {
    forget(twin.name, folder);
    throw error;
  }
}

function forget(name: string, folder: StateFolder): void {
  removeReadyFile(folder, name);
  updateState(folder, name, undefined);
}

function portOf(twin: Twin, options: BringUpOptions): number {
  return options.port ?? twin.summary.port;
}
