import { chmodSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { TwinError } from "@wondertwin/framework/contracts";
import { writeAtomically } from "../processes/write-atomically.ts";
import { isRecord } from "../project/is-record.ts";
import { readJsonObject } from "../project/read-json.ts";
import { userFolder } from "../project/user-folder.ts";
import type { RegistryPlace } from "./registry-source.ts";

/** The registry that is asked unless a twin names another. */
export const PUBLIC = "public";

/** The user's registries, as `config.json` in the user's folder keeps them. */
export class RegistriesFile {
  readonly #file: string;
  readonly #env: NodeJS.ProcessEnv;

  constructor(env: NodeJS.ProcessEnv) {
    this.#env = env;
    this.#file = join(userFolder(env), "config.json");
  }

  /** All registries; `WT_REGISTRY_URL` stands for the address of the public one. */
  all(): readonly RegistryPlace[] {
    const { registries = {} } = this.#read();
    if (!isRecord(registries)) throw this.#invalid("has no object as registries");
    const places = Object.entries(registries).map(([name, place]) => this.#place(name, place));
    const url = this.#env["WT_REGISTRY_URL"];
    if (url === undefined || url === "") return places;
    const { keys = [], token } = places.find(({ name }) => name === PUBLIC) ?? {};
    return [{ name: PUBLIC, url, keys, token }, ...places.filter(({ name }) => name !== PUBLIC)];
  }

  /** A registry by name. Throws `unknown_registry`. */
  named(name: string): RegistryPlace {
    const found = this.all().find((place) => place.name === name);
    if (found !== undefined) return found;
    throw new TwinError("unknown_registry", `There is no registry named ${name} here.`, {
      hint: `Say where it is: wt registry add ${name} URL.`,
    });
  }

  /** Keeps a registry, in the place of one of the same name. */
  keep({ name, url, token, keys }: RegistryPlace): void {
    const content = this.#read();
    const registries = isRecord(content["registries"]) ? content["registries"] : {};
    const place = { url, keys, ...(token !== undefined && { token }) };
    this.#write({ ...content, registries: { ...registries, [name]: place } });
  }

  /** Forgets a registry. Throws `unknown_registry`. */
  forget(name: string): void {
    this.named(name);
    const content = this.#read();
    const registries = isRecord(content["registries"]) ? content["registries"] : {};
    const { [name]: _gone, ...rest } = registries;
    this.#write({ ...content, registries: rest });
  }

  #place(name: string, value: unknown): RegistryPlace {
    const { url, token, keys = [] } = isRecord(value) ? value : {};
    const fits =
      typeof url === "string" && Array.isArray(keys) && keys.every((key) => typeof key === "string");
    if (!fits || (token !== undefined && typeof token !== "string"))
      throw this.#invalid(`says of the registry ${name} what cannot be used`);
    return { name, url, token, keys };
  }

  #read(): Record<string, unknown> {
    try {
      const content = readJsonObject(this.#file) ?? {};
      this.#keepPrivate();
      return content;
    } catch (cause) {
      throw this.#invalid("is not JSON", cause);
    }
  }

  /** Tokens are for the owner's eyes alone. */
  #keepPrivate(): void {
    const mode = statSync(this.#file, { throwIfNoEntry: false })?.mode ?? 0;
    if ((mode & 0o077) !== 0 && process.platform !== "win32") chmodSync(this.#file, 0o600);
  }

  #write(content: object): void {
    mkdirSync(userFolder(this.#env), { recursive: true, mode: 0o700 });
    writeAtomically(this.#file, `${JSON.stringify(content, null, 2)}\n`);
  }

  #invalid(what: string, cause?: unknown): TwinError {
    return new TwinError("config_invalid", `${this.#file} ${what}.`, {
      hint: "Mend it by hand, or remove it and add your registries again: wt registry add.",
      cause,
    });
  }
}
