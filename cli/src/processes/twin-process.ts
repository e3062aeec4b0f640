import type { ReadyFile } from "@wondertwin/framework/contracts";
import { buildDigest } from "../project/digest-of.ts";
import { isRecord } from "../project/is-record.ts";

/** A started twin, as remembered in `.wt/state.json`. */
export interface TwinProcess {
  readonly pid: number;
  /** 0 until the twin has said on which port it listens. */
  readonly port: number;
  readonly url: string;
  readonly instance: string;
  readonly version: string;
  readonly log: string;
  /** ISO 8601, UTC. */
  readonly started_at: string;
  /** The folder the twin was started from. */
  readonly folder: string;
  /** The digest of the manifest it was started with. */
  readonly build?: string;
  readonly seed?: string;
  /** Where its events are delivered to beside the subscriptions made through its API. */
  readonly webhook_url?: string;
}

/** Whether the twin's folder holds another build by now than the one that runs. */
export function isOutdated({ build, folder }: TwinProcess): boolean {
  return build !== undefined && build !== (buildDigest(folder) ?? build);
}

/** Whether a value read from disk is a remembered twin. */
export function isTwinProcess(value: unknown): value is TwinProcess {
  return (
    isRecord(value) &&
    isPid(value["pid"]) &&
    typeof value["port"] === "number" &&
    ["url", "instance", "version", "log", "started_at", "folder"].every(
      (name) => typeof value[name] === "string",
    ) &&
    value["instance"] !== "" &&
    ["build", "seed", "webhook_url"].every(
      (name) => value[name] === undefined || typeof value[name] === "string",
    )
  );
}

/** Whether a value read from disk or from a twin is what the protocol says a ready file holds. */
export function isReadyFile(value: unknown): value is ReadyFile {
  return (
    isRecord(value) &&
    isPid(value["pid"]) &&
    typeof value["port"] === "number" &&
    ["twin", "version", "url", "instance"].every((name) => typeof value[name] === "string")
  );
}

/** A number that may be signalled: 0 and negative ones would reach whole groups of processes. */
function isPid(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0;
}
