import { realpathSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { EXIT, type ReadyFile } from "../contracts/process.ts";
import { TwinError } from "../contracts/twin-error.ts";
import { createTwin, type Twin } from "../engine/create-twin.ts";
import type { TwinModel } from "../twin/twin-model.ts";

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
  const { manifest } = model;
  const twin = createTwin(model, {
    instance: values.instance ?? "",
    ...(values.seed === undefined ? {} : { seed: values.seed }),
    ...(values.now === undefined ? {} : { now: values.now }),
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
  process.stdout.write(`${manifest.title} twin ${manifest.version} listens on ${url}\n`);
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
      },
    });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65535))
      throw new Error(`--port ${values.port} is not a port.`);
    return { ...values, port };
  } catch (cause) {
    throw new TwinError("bad_argument", cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function endOnSignal(twin: Twin): void {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(EXIT.done), GRACE_MS).unref();
    void twin.close().then(() => process.exit(EXIT.done));
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  // Whoever read the output may leave first; that is no reason to end.
  process.stdout.on("error", () => {});
  process.stderr.on("error", () => {});
}

function writeWhole(file: string, text: string): void {
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, text, { mode: 0o600 });
  renameSync(temporary, file);
}

const detail = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error));
