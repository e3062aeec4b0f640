import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type PackageIndex, TwinError } from "@wondertwin/framework/contracts";
import { isRecord } from "../project/is-record.ts";
import { isMissing } from "../project/read-json.ts";
import { LIMITS } from "./archive-limits.ts";

/** A place that twins are installed from. */
export interface RegistryPlace {
  readonly name: string;
  /** Where its `registry.json` lies: a folder, or an address of the web. */
  readonly url: string;
  readonly token?: string | undefined;
  /** The ids of the keys whose signatures count there. */
  readonly keys: readonly string[];
}

/** Told how much of an archive has come. */
export type Progress = (received: number, size: number) => void;

/** How long one request may take, in milliseconds. */
const DEADLINE = 60_000;
const INDEX_LIMIT = 16 * 1024 * 1024;

/** Reads a registry: any folder or web server that holds `registry.json` and the archives it names. */
export class RegistrySource {
  readonly place: RegistryPlace;
  readonly #base: URL;

  constructor(place: RegistryPlace) {
    this.place = place;
    this.#base = baseOf(place.url);
  }

  /** What can be installed. Throws `registry_unreachable`, `registry_denied`, `registry_damaged`. */
  async index(): Promise<PackageIndex> {
    const bytes = await this.#read(new URL("registry.json", this.#base), { limit: INDEX_LIMIT });
    let value: unknown;
    try {
      value = JSON.parse(bytes.toString("utf8"));
    } catch (cause) {
      throw this.#damaged("is not JSON", cause);
    }
    if (!isRecord(value) || !isRecord(value["twins"])) throw this.#damaged("lists no twins");
    if (value["schema_version"] !== 2)
      throw this.#damaged(`is of the format ${String(value["schema_version"])}, which this wt does not know`);
    // Versions are read one by one when they are chosen; each is proven by digest and signature.
    return value as unknown as PackageIndex;
  }

  /** The bytes of an archive that the index or a lockfile names; whether they are the promised ones is the store's to prove. */
  archive(address: string, size: number, progress?: Progress): Promise<Buffer> {
    return this.#read(new URL(address, this.#base), { limit: Math.min(size, LIMITS.archive), progress });
  }

  async #read(
    url: URL,
    { limit, progress }: { limit: number; progress?: Progress | undefined },
  ): Promise<Buffer> {
    if (url.protocol === "file:") return this.#readFile(url);
    this.#refuseDetour(url);
    const response = await this.#ask(url);
    const chunks: Uint8Array[] = [];
    let received = 0;
    try {
      for await (const chunk of response.body ?? []) {
        received += chunk.length;
        if (received > limit)
          throw this.#damaged(`gives more than the ${limit} bytes it promised for ${url.pathname}`);
        chunks.push(chunk);
        progress?.(received, limit);
      }
    } catch (error) {
      if (error instanceof TwinError) throw error;
      throw this.#unreachable(error);
    }
    return Buffer.concat(chunks);
  }

  #readFile(url: URL): Buffer {
    try {
      return readFileSync(url);
    } catch (cause) {
      if (!isMissing(cause)) throw cause;
      throw new TwinError("registry_unreachable", `The registry ${this.place.name} has no ${url.pathname}.`, {
        hint: "See where it lies: wt registry list.",
        cause,
      });
    }
  }

  async #ask(url: URL): Promise<Response> {
    // A token is for the registry alone, wherever its archives lie.
    const { token } = this.place;
    const own = token !== undefined && url.origin === this.#base.origin;
    let response: Response;
    try {
      response = await fetch(url, {
        headers: own ? { authorization: `Bearer ${token}` } : {},
        redirect: "error",
        signal: AbortSignal.timeout(DEADLINE),
      });
    } catch (error) {
      throw this.#unreachable(error);
    }
    if (response.ok) return response;
    await response.body?.cancel();
    if (response.status === 401 || response.status === 403)
      throw new TwinError(
        "registry_denied",
        `The registry ${this.place.name} refuses access (${response.status}).`,
        {
          hint: `Give it a token: wt registry add ${this.place.name} ${this.place.url} --token TOKEN.`,
        },
      );
    throw new TwinError(
      "registry_unreachable",
      `The registry ${this.place.name} answers ${response.status} for ${url.pathname}.`,
      {
        hint: "Try again later, or see where it lies: wt registry list.",
      },
    );
  }

  /** Archives come over TLS, except from this machine. */
  #refuseDetour(url: URL): void {
    const loopback = ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
    if (url.protocol === "https:" || (url.protocol === "http:" && loopback)) return;
    throw new TwinError(
      "registry_insecure",
      `${url.href} is not fetched: only https is, or http from this machine.`,
      {
        hint: "Give the registry an https address: wt registry add.",
      },
    );
  }

  #unreachable(cause: unknown): TwinError {
    const why = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : String(cause);
    return new TwinError(
      "registry_unreachable",
      `The registry ${this.place.name} at ${this.place.url} cannot be reached: ${why}.`,
      {
        hint: "Look at the network; what is locked and installed works without it.",
        cause,
      },
    );
  }

  #damaged(what: string, cause?: unknown): TwinError {
    return new TwinError("registry_damaged", `The index of the registry ${this.place.name} ${what}.`, {
      hint: "Tell whoever keeps it; nothing was installed.",
      cause,
    });
  }
}

function baseOf(place: string): URL {
  const withoutName = place.replace(/\/?registry\.json$/, "");
  if (/^[a-z]+:\/\//i.test(withoutName)) return new URL(`${withoutName.replace(/\/$/, "")}/`);
  return pathToFileURL(join(withoutName, "/"));
}
