import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Manifest, Registry, RegistryEntry } from "@wondertwin/framework/contracts";
import { readState, type State } from "../processes/state-file.ts";
import { type StateFolder, stateFolderOf } from "../processes/state-folder.ts";
import { stopProcess } from "../processes/stop-process.ts";
import type { Misbehaviour } from "./fake-twin.ts";
import { type Finished, type RunningCommand, runWt, startWt } from "./run-wt.ts";

export interface FakeTwin {
  readonly name: string;
  readonly port?: number;
  readonly misbehaviour?: Misbehaviour;
}

const NO_RESOURCE = "It names no resource.";

/** What a fake twin's `boot.json` says of its operations, as far as `wt` reads it. */
const OPERATIONS = [
  { id: "listOrders", method: "GET", path: "/orders", coverage: "derived", resource: "order" },
  { id: "createOrder", method: "POST", path: "/orders", coverage: "derived", resource: "order" },
  { id: "deleteOrder", method: "DELETE", path: "/orders/{id}", coverage: "derived", resource: "order" },
  { id: "ping", method: "GET", path: "/ping", coverage: "described", note: NO_RESOURCE },
];

/** A project in a temporary folder, with a registry of fake twins. */
export class Project {
  readonly root: string = realpathSync(mkdtempSync(join(tmpdir(), "wt-test-")));
  readonly state: StateFolder = stateFolderOf(this.root);

  constructor(twins: readonly FakeTwin[] = []) {
    writeFileSync(join(this.root, "package.json"), "{}");
    mkdirSync(join(this.root, "twins"));
    this.write(twins);
  }

  /** Writes the registry and the twins' folders anew. */
  write(twins: readonly FakeTwin[]): void {
    const entries = twins.map((twin) => [twin.name, writeTwin(join(this.root, "twins", twin.name), twin)]);
    const registry: Registry = { schema_version: 1, twins: Object.fromEntries(entries) };
    writeFileSync(join(this.root, "twins", "registry.json"), JSON.stringify(registry));
  }

  /** Runs `wt` in the project to its end. */
  wt(...args: string[]): Promise<Finished> {
    return runWt(args, { cwd: this.root });
  }

  /** Starts `wt` in the project. */
  start(...args: string[]): RunningCommand {
    return startWt(args, { cwd: this.root });
  }

  remembered(): State {
    return readState(this.state);
  }

  /** Ends what still runs and deletes the folder. */
  async remove(): Promise<void> {
    await Promise.all(Object.values(this.remembered()).map((twin) => stopProcess(twin, 50)));
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Writes a fake twin's folder and gives its entry for the registry. */
export function writeTwin(folder: string, { name, port = 0, misbehaviour }: FakeTwin): RegistryEntry {
  mkdirSync(folder, { recursive: true });
  const script = [
    `import { runFakeTwin } from ${JSON.stringify(new URL("./fake-twin.ts", import.meta.url).href)};`,
    `runFakeTwin(${JSON.stringify({ name, misbehaviour })});`,
  ].join("\n");
  writeFileSync(join(folder, "index.js"), script);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const manifest: Manifest = {
    schema_version: 1,
    name,
    title: name.toUpperCase(),
    version: "1.2.3",
    api_version: "2024-04-10",
    port,
    tier: "community",
    lifecycle: "preview",
    hosts: [],
    sdks: [{ language: "node", package: name, versions: ["1.0.0"], connect: `new Client({ port: {port} })` }],
    description: { kind: "file", from: "openapi.json", sha256: "0" },
    operations: 4,
    coverage: { modelled: 1, derived: 2, described: 1, refused: 0 },
    modelled: ["createOrder"],
    unmapped: [{ id: "ping", method: "GET", path: "/ping", reason: NO_RESOURCE }],
    files: { "index.js": sha256(script) },
  };
  writeFileSync(join(folder, "boot.json"), JSON.stringify({ format: 1, operations: OPERATIONS }));
  const text = JSON.stringify(manifest);
  writeFileSync(join(folder, "manifest.json"), text);
  const { title, version, api_version, tier, lifecycle, operations, coverage, sdks } = manifest;
  const digests = { manifest_sha256: sha256(text), description_sha256: "0" };
  return { title, version, api_version, port, tier, lifecycle, operations, coverage, sdks, ...digests };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
