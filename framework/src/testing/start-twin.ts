import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { TwinError } from "../contracts/twin-error.ts";
import type { Twin } from "../engine/twin.ts";
import type { TwinOptions } from "../engine/twin-options.ts";
import type { TwinModule } from "../twin/define-twin.ts";

/** A twin that listens in this process. */
export interface RunningTwin extends Twin, AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly host: string;
}

/**
 * Starts a twin in this process, on a free port of loopback.
 *
 * The twin is looked for in `WT_TWINS_DIR`, then in the nearest `twins` folder upward.
 *
 * @throws TwinError `unknown_twin` when there is none of that name, `port_in_use`
 *
 * @example
 * const twin = await startTwin("example", { now: "2026-01-31T12:00:00Z" });
 * after(() => twin.close());
 */
export async function startTwin(
  name: string,
  { port: wanted = 0, ...options }: TwinOptions & { readonly port?: number } = {},
): Promise<RunningTwin> {
  const twin = await createTwin(name, options);
  const { url, port } = await twin.listen({ port: wanted });
  return { ...twin, url, port, host: "127.0.0.1", [Symbol.asyncDispose]: () => twin.close() };
}

/**
 * Puts a twin together that does not listen, to be mounted in an Express application: in front of body
 * parsers, at the root or below a prefix. It is found like one that `startTwin` starts.
 *
 * @throws TwinError `unknown_twin` when there is none of that name.
 *
 * @example
 * const twin = await createTwin("example");
 * app.use("/example", twin.app);
 */
export async function createTwin(name: string, options: TwinOptions = {}): Promise<Twin> {
  const folder = findTwin(name);
  // A twin's module is written by the generator, which gives it this shape.
  const module = (await import(pathToFileURL(join(folder, "index.js")).href)) as TwinModule;
  return module.createTwin(options);
}

function findTwin(name: string): string {
  const given = process.env["WT_TWINS_DIR"];
  for (const twins of given === undefined ? upward() : [given]) {
    const folder = resolve(twins, name);
    if (existsSync(join(folder, "index.js"))) return folder;
  }
  throw new TwinError("unknown_twin", `There is no twin called ${name} here.`, {
    hint: "Generate it with wt generate, or set WT_TWINS_DIR to the folder that holds your twins.",
  });
}

function* upward(): Generator<string> {
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    yield join(folder, "twins");
    if (dirname(folder) === folder) return;
  }
}
