import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { closeSync } from "node:fs";
import { join } from "node:path";
import { EXIT, TwinError } from "@wondertwin/framework/contracts";
import { CliError } from "../cli-error.ts";
import { buildDigest } from "../project/digest-of.ts";
import type { Twin } from "../project/twin.ts";
import { LOOPBACK, whyNotFree } from "./free-port.ts";
import { askHealth } from "./health.ts";
import { type JournalWish, journalArguments } from "./journal-wish.ts";
import { lastLines, logFileOf, openFreshLog, TAIL } from "./log-file.ts";
import { portInUse } from "./port-in-use.ts";
import { readFailedStart, readReadyFile, readyFileOf, removeReadyFile } from "./ready-file.ts";
import type { StateFolder } from "./state-folder.ts";
import { stopProcess } from "./stop-process.ts";
import type { TwinProcess } from "./twin-process.ts";
import { until } from "./until.ts";
import { type WebhookWish, webhookArguments } from "./webhook-wish.ts";

export interface StartOptions {
  readonly folder: StateFolder;
  readonly port: number;
  readonly seed?: string;
  readonly webhooks?: WebhookWish;
  /** Absent: the twin keeps nothing. */
  readonly journal?: JournalWish;
  /** Milliseconds until the twin must be ready. */
  readonly timeout: number;
  /** Aborted when the user gives up waiting. */
  readonly signal: AbortSignal;
  /** Told as soon as there is a process, so that it is remembered even when `wt` itself is killed. */
  readonly onSpawn: (twin: TwinProcess) => void;
}

export interface StartedProcess {
  readonly child: ChildProcess;
  readonly twin: TwinProcess;
}

/**
 * Starts a twin in a session of its own and returns when it answers.
 *
 * Throws `twin_crashed`, `port_in_use`, `twin_not_ready`, `interrupted` or what the twin says of its start; no process is
 * left behind then.
 */
export async function startProcess(twin: Twin, options: StartOptions): Promise<StartedProcess> {
  const { folder, port, seed, webhooks = {}, journal } = options;
  const instance = randomUUID();
  const build = buildDigest(twin.folder);
  const log = logFileOf(folder, twin.name);
  removeReadyFile(folder, twin.name);
  const args = ["--port", String(port), "--host", LOOPBACK, "--instance", instance];
  args.push("--ready-file", readyFileOf(folder, twin.name), ...(seed === undefined ? [] : ["--seed", seed]));
  args.push(...webhookArguments(webhooks));
  if (journal !== undefined) args.push(...journalArguments(folder, twin.name, journal));
  const program = [...confinement(twin, folder), join(twin.folder, "index.js"), ...args];
  const child = await spawnLogged(program, { log, cwd: folder.root });
  const started: TwinProcess = {
    pid: child.pid ?? 0,
    port,
    url: `http://${LOOPBACK}:${port}`,
    instance,
    version: twin.summary.version,
    log,
    started_at: new Date().toISOString(),
    folder: twin.folder,
    ...(build === undefined ? {} : { build }),
    ...(seed === undefined ? {} : { seed }),
    ...(webhooks.url === undefined ? {} : { webhook_url: webhooks.url }),
  };
  options.onSpawn(started);
  try {
    return { child, twin: await whenReady({ twin, child, started, options }) };
  } catch (error) {
    await stopProcess(started);
    removeReadyFile(folder, twin.name);
    throw error;
  }
}

/** An installed twin reads its own files and keeps its state, and touches nothing else of the machine. */
function confinement({ locked, folder }: Twin, state: StateFolder): readonly string[] {
  if (locked === undefined) return [];
  const read = [folder, state.path].map((path) => `--allow-fs-read=${join(path, "*")}`);
  return ["--permission", ...read, `--allow-fs-write=${join(state.path, "*")}`];
}

async function spawnLogged(
  args: readonly string[],
  options: { log: string; cwd: string },
): Promise<ChildProcess> {
  const log = openFreshLog(options.log);
  try {
    const child = spawn(process.execPath, args, {
      cwd: options.cwd,
      detached: true,
      stdio: ["ignore", log, log],
      windowsHide: true,
    });
    await new Promise((resolve, reject) => child.once("spawn", resolve).once("error", reject));
    return child;
  } finally {
    closeSync(log);
  }
}

interface Start {
  readonly twin: Twin;
  readonly child: ChildProcess;
  readonly started: TwinProcess;
  readonly options: StartOptions;
}

async function whenReady(start: Start): Promise<TwinProcess> {
  const { twin, child, started, options } = start;
  const ready = await until(async () => {
    if (options.signal.aborted)
      throw new TwinError("interrupted", `The start of ${twin.name} was interrupted.`);
    if (child.exitCode !== null || child.signalCode !== null) throw await whyEnded(start);
    const said = readReadyFile(readyFileOf(options.folder, twin.name));
    if (said?.instance !== started.instance) return undefined;
    const answer = await askHealth(said.url);
    return answer?.instance === started.instance ? said : undefined;
  }, options.timeout);
  if (ready !== undefined) return { ...started, port: ready.port, url: ready.url, version: ready.version };
  throw new CliError("twin_not_ready", `${twin.name} was not ready after ${options.timeout / 1000} s.`, {
    hint: `Read its log with wt logs ${twin.name}, or give it more time with --timeout.`,
    details: lastLines(started.log, TAIL),
  });
}

async function whyEnded({ twin, child, started, options }: Start): Promise<TwinError> {
  const mayBePort = child.exitCode === EXIT.runtime && options.port !== 0;
  if (mayBePort && (await whyNotFree(options.port)) === "EADDRINUSE")
    return portInUse(twin.name, options.port);
  const said = readFailedStart(readyFileOf(options.folder, twin.name));
  if (said?.instance === started.instance) {
    const { code, message, hint } = said.error;
    return new TwinError(code, `${twin.name} did not start: ${message}`, hint === undefined ? {} : { hint });
  }
  const how = child.signalCode === null ? `exit code ${child.exitCode}` : child.signalCode;
  return new CliError("twin_crashed", `${twin.name} ended while starting (${how}).`, {
    hint: `Read the whole log: wt logs ${twin.name}.`,
    details: lastLines(started.log, TAIL),
  });
}
