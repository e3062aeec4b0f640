import { existsSync, realpathSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { EXIT, type FailedStart, type ReadyFile } from "../contracts/process.ts";
import { TwinError } from "../contracts/twin-error.ts";
import { createTwin } from "../engine/create-twin.ts";
import type { JournalOptions } from "../engine/keeper.ts";
import type { Twin } from "../engine/twin.ts";
import type { TwinOptions } from "../engine/twin-options.ts";
import type { Durability } from "../journal/journal-writer.ts";
import type { Recovery } from "../journal/recover.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import { type ReplayArguments, runReplay } from "./run-replay.ts";

/** How long answers under way may take when the process is asked to end. */
const GRACE_MS = 4000;

/** Runs a twin when `here` is the module Node was started with; the protocol is in `contracts/process.ts`. */
export function runTwin(here: string, load: () => TwinModel): void {
  const started = process.argv[1];
  if (started === undefined || realpathSync(started) !== fileURLToPath(here)) return;
  run(load).catch((error: unknown) => {
    const hint = error instanceof TwinError && error.hint ? ` ${error.hint}` : "";
    process.stderr.write(`${error instanceof TwinError ? error.message : detail(error)}${hint}\n`);
    process.exit(error instanceof TwinError && error.code === "bad_argument" ? EXIT.usage : EXIT.runtime);
  });
}

async function run(load: () => TwinModel): Promise<void> {
  const values = readArguments();
  const model = load();
  if (values.replay !== undefined) return runReplay(model, replayArguments(values.replay, values));
  try {
    await start(model, values);
  } catch (error) {
    if (error instanceof TwinError) tellFailure(error, values);
    throw error;
  }
}

/** Leaves word for whoever waits for the ready file. */
function tellFailure({ code, message, hint }: TwinError, values: Arguments): void {
  if (values["ready-file"] === undefined) return;
  const failed: FailedStart = {
    instance: values.instance ?? "",
    error: { code, message, ...(hint !== undefined && { hint }) },
  };
  writeWhole(values["ready-file"], `${JSON.stringify(failed)}\n`);
}

type Arguments = ReturnType<typeof readArguments>;

async function start(model: TwinModel, values: Arguments): Promise<void> {
  const { manifest } = model;
  // Not an argument: those can be read by everybody on the machine.
  const controlToken = process.env["WT_CONTROL_TOKEN"];
  const twin = openTwin(model, {
    instance: values.instance ?? "",
    onFailure: ({ message, hint = "" }) => {
      process.stderr.write(`${message} ${hint}\n`);
      // Behind the answers that tell those who wait.
      setImmediate(() => end(twin, EXIT.runtime));
    },
    ...(controlToken === undefined || controlToken === "" ? {} : { controlToken }),
    ...(values.seed === undefined ? {} : { seed: values.seed }),
    ...(values.now === undefined ? {} : { now: values.now }),
    ...(values.webhook === undefined ? {} : { webhook: values.webhook }),
    webhookHosts: values["webhook-host"],
    rateLimits: values["rate-limits"],
    ...(values.stateDir === undefined ? {} : { journal: journalOf(values.stateDir, values) }),
  });
  const { url, port } = await twin.listen({
    port: values.port ?? manifest.port,
    host: values.host ?? "127.0.0.1",
  });
  endOnSignal(twin);
  const ready: ReadyFile = {
    twin: manifest.name,
    version: manifest.version,
    pid: process.pid,
    port,
    url,
    instance: values.instance ?? "",
  };
  if (values["ready-file"] !== undefined) writeWhole(values["ready-file"], `${JSON.stringify(ready)}\n`);
  if (twin.recovery) process.stdout.write(recoveryNote(twin.recovery));
  process.stdout.write(`${manifest.title} twin ${manifest.version} listens on ${url}\n`);
}

/** A twin on its journal; another build's journal is set aside, because it need not come to the same state. */
function openTwin(model: TwinModel, options: Parameters<typeof createTwin>[1]): Twin {
  try {
    return createTwin(model, options);
  } catch (error) {
    const folder = options?.journal?.folder;
    if (!(error instanceof TwinError && error.code === "journal_of_another_build") || folder === undefined)
      throw error;
    const aside = freeName(`${folder}.of-another-build`);
    renameSync(folder, aside);
    process.stdout.write(`The state of another build of this twin has been set aside in ${aside}.\n`);
    return createTwin(model, options);
  }
}

function freeName(name: string): string {
  for (let count = 1; ; count++) if (!existsSync(`${name}-${count}`)) return `${name}-${count}`;
}

function recoveryNote({ last, replayed, differing, torn }: Recovery): string {
  if (last === 0) return "";
  const cut = torn === 0 ? "" : ` A record that was not written whole has been cut off (${torn} bytes).`;
  const other = differing === 0 ? "" : ` ${differing} were answered differently than before.`;
  return `Goes on behind ${last} records, ${replayed} of them gone through again.${cut}${other}\n`;
}

function replayArguments(
  replay: string,
  { against, authorization, credentials }: { against?: string; authorization?: string; credentials: boolean },
): ReplayArguments {
  return { replay, against, authorization, credentials };
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: "string" },
        host: { type: "string" },
        "ready-file": { type: "string" },
        instance: { type: "string" },
        seed: { type: "string" },
        now: { type: "string" },
        "state-dir": { type: "string" },
        durability: { type: "string", default: "write" },
        fresh: { type: "boolean", default: false },
        "journal-mb": { type: "string" },
        replay: { type: "string" },
        against: { type: "string" },
        authorization: { type: "string" },
        credentials: { type: "boolean", default: false },
        "webhook-url": { type: "string" },
        "webhook-secret": { type: "string" },
        "rate-limits": { type: "boolean", default: false },
        "webhook-host": { type: "string", multiple: true, default: [] },
      },
    });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65535))
      throw new Error(`--port ${values.port} is not a port.`);
    return {
      ...values,
      port,
      durability: durabilityOf(values.durability),
      journalLimit: bytesOf(values["journal-mb"]),
      stateDir: values["state-dir"],
      webhook: webhookOf(values["webhook-url"], values["webhook-secret"]),
    };
  } catch (cause) {
    throw new TwinError("bad_argument", cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function webhookOf(url: string | undefined, secret: string | undefined): TwinOptions["webhook"] {
  if (url === undefined) {
    if (secret !== undefined) throw new Error("--webhook-secret is for --webhook-url, which is not given.");
    return undefined;
  }
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw new Error(`--webhook-url ${url} is no web address.`);
  return { url, ...(secret === undefined ? {} : { secret }) };
}

function journalOf(
  folder: string,
  { durability, fresh, journalLimit: limit }: Pick<Arguments, "durability" | "fresh" | "journalLimit">,
): JournalOptions {
  return { folder, durability, fresh, ...(limit !== undefined && { limit }) };
}

function bytesOf(megabytes: string | undefined): number | undefined {
  if (megabytes === undefined) return undefined;
  const number = Number(megabytes);
  if (number > 0) return number * 1024 * 1024;
  throw new Error(`--journal-mb ${megabytes} is no number of megabytes.`);
}

function durabilityOf(text: string): Durability {
  if (text === "none" || text === "write" || text === "fsync") return text;
  throw new Error(`--durability ${text} is none of none, write and fsync.`);
}

function endOnSignal(twin: Twin): void {
  let ending = false;
  const onSignal = () => {
    if (ending) return;
    ending = true;
    end(twin, EXIT.done);
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
  // Whoever read the output may leave first; that is no reason to end.
  process.stdout.on("error", () => {});
  process.stderr.on("error", () => {});
}

/** Ends the process once the twin is closed, and answers under way have had their time. */
function end(twin: Twin, code: number): void {
  setTimeout(() => process.exit(code), GRACE_MS).unref();
  void twin.close().then(() => process.exit(code));
}

function writeWhole(file: string, text: string): void {
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, text, { mode: 0o600 });
  renameSync(temporary, file);
}

const detail = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error));
