import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { BootArtifact, LazyArtifact } from "../../contracts/artifact.ts";
import { type PackedBoot, unpackBoot } from "../../contracts/packed-boot.ts";
import type { SchemaIndex } from "../../contracts/schema-node.ts";

const TWINS = new URL("../../../../twins/", import.meta.url);

export interface GeneratedTwin {
  readonly name: string;
  readonly boot: BootArtifact;
  readonly lazy: LazyArtifact;
  /** The schemas of all queries and bodies, each once. */
  readonly requests: ReadonlySet<SchemaIndex>;
  /** Those of them that can come as a form. */
  readonly forms: ReadonlySet<SchemaIndex>;
}

/** The twins that the generator wrote. */
export function generatedTwins(): readonly GeneratedTwin[] {
  const names = readdirSync(TWINS).filter((name) => existsSync(new URL(`${name}/boot.json`, TWINS)));
  return names.map((name) => {
    // The artifacts are the generator's own and of this format.
    const boot = unpackBoot(readArtifact(`${name}/boot.json`) as PackedBoot);
    const lazy = readArtifact(`${name}/lazy.json`) as LazyArtifact;
    const forms = present(
      boot.operations.flatMap(({ query, body, accepts = [] }) => [
        query,
        accepts.some((type) => type.includes("form")) ? body : undefined,
      ]),
    );
    const requests = new Set([...forms, ...present(boot.operations.map(({ body }) => body))]);
    return { name, boot, lazy, requests, forms };
  });
}

const present = (schemas: readonly (SchemaIndex | undefined)[]): ReadonlySet<SchemaIndex> =>
  new Set(schemas.filter((schema) => schema !== undefined));

function readArtifact(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, TWINS), "utf8"));
}
