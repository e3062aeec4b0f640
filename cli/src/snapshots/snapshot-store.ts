import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { TwinError, type TwinSnapshot } from "@wondertwin/framework/contracts";
import { LowSync } from "lowdb";
import { JSONFileSync } from "lowdb/node";
import { nearest } from "../nearest.ts";
import { makeStateFolder, type StateFolder } from "../processes/state-folder.ts";
import { isRecord } from "../project/is-record.ts";
import { isMissing } from "../project/read-json.ts";

/** A snapshot under its name. */
export interface KeptSnapshot {
  readonly schema_version: 1;
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly saved_at: string;
  readonly snapshot: TwinSnapshot;
}

/** A name is a file's name too, on every system. */
const NAME = /^[A-Za-z0-9][\w.-]{0,63}$/;
const ENDING = ".json";

/** The project's snapshots, each in a file of its own that can be carried elsewhere. */
export class SnapshotStore {
  readonly #folder: StateFolder;

  constructor(folder: StateFolder) {
    this.#folder = folder;
  }

  /** Throws `usage` for what cannot be a name, `snapshot_exists` unless it may be replaced. */
  save(kept: KeptSnapshot, { replace }: { readonly replace: boolean }): void {
    if (!replace && this.names().includes(kept.name))
      throw new TwinError("snapshot_exists", `There is a snapshot ${kept.name} already.`, {
        hint: "Take another name, or replace it with --force.",
      });
    makeStateFolder(this.#folder);
    mkdirSync(this.#folder.snapshots, { recursive: true, mode: 0o700 });
    const file = this.#open(kept.name);
    file.data = kept;
    file.write();
  }

  /** Throws `unknown_snapshot`, `snapshot_invalid`. */
  read(name: string): KeptSnapshot {
    this.#requireKept(name);
    try {
      const file = this.#open(name);
      file.read();
      if (isKept(file.data)) return file.data;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    throw new TwinError("snapshot_invalid", `${this.#fileOf(name)} holds no snapshot.`, {
      hint: `Delete it: wt snapshot delete ${name}.`,
    });
  }

  /** The snapshots' names, in their order. */
  names(): readonly string[] {
    try {
      return readdirSync(this.#folder.snapshots)
        .filter((file) => file.endsWith(ENDING))
        .map((file) => file.slice(0, -ENDING.length))
        .sort();
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  /** The size of a snapshot's file in bytes. */
  sizeOf(name: string): number {
    return statSync(this.#fileOf(name)).size;
  }

  /** Throws `unknown_snapshot`. */
  delete(name: string): void {
    this.#requireKept(name);
    rmSync(this.#fileOf(name));
  }

  #requireKept(name: string): void {
    const names = this.names();
    if (names.includes(name)) return;
    const meant = nearest(name, names);
    throw new TwinError("unknown_snapshot", `There is no snapshot ${name} here.`, {
      hint: meant === undefined ? "See which there are: wt snapshot list." : `Did you mean ${meant}?`,
    });
  }

  #open(name: string): LowSync<KeptSnapshot | null> {
    return new LowSync<KeptSnapshot | null>(new JSONFileSync(this.#fileOf(name)), null);
  }

  #fileOf(name: string): string {
    if (NAME.test(name)) return join(this.#folder.snapshots, `${name}${ENDING}`);
    throw new TwinError("usage", `${JSON.stringify(name)} cannot name a snapshot.`, {
      hint: "Take letters, digits, dots, dashes and underscores.",
    });
  }
}

function isKept(value: unknown): value is KeptSnapshot {
  if (!isRecord(value) || value["schema_version"] !== 1 || typeof value["saved_at"] !== "string")
    return false;
  const { snapshot } = value;
  return isRecord(snapshot) && typeof snapshot["twin"] === "string" && isRecord(snapshot["state"]);
}
