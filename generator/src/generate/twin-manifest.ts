import type { DescriptionSource, Manifest } from "@wondertwin/framework/contracts";
import { sha256 } from "../disk/sha256.ts";
import { sourceName } from "../sources/source-name.ts";
import type { Artifacts } from "./artifacts.ts";
import { countCoverage } from "./coverage.ts";

export interface ManifestInput {
  readonly identity: Pick<Manifest, "name" | "title" | "version" | "port" | "tier" | "lifecycle" | "sdks"> &
    Partial<Pick<Manifest, "hosts">>;
  /** The description, and what fills it in. */
  readonly sources: readonly [DescriptionSource, ...DescriptionSource[]];
  readonly artifacts: Artifacts;
  /** Ids of the operations that a behaviour models. */
  readonly modelled: ReadonlySet<string>;
  /** The twin's other files. */
  readonly files: ReadonlyMap<string, string>;
}

/** Says what one built twin is. */
export function twinManifest({ identity, sources, artifacts, modelled, files }: ManifestInput): Manifest {
  const [source, ...additions] = sources;
  return {
    schema_version: 1,
    ...identity,
    api_version: artifacts.apiVersion,
    hosts: [...new Set([...artifacts.hosts, ...(identity.hosts ?? [])])],
    description: describeSource(source),
    ...(additions.length > 0 && { additions: additions.map(describeSource) }),
    operations: artifacts.boot.operations.length,
    coverage: countCoverage(artifacts.boot, modelled),
    modelled: artifacts.boot.operations.map(({ id }) => id).filter((id) => modelled.has(id)),
    unmapped: artifacts.unmapped.filter(({ id }) => !modelled.has(id)),
    files: Object.fromEntries([...files].map(([name, content]) => [name, sha256(content)])),
  };
}

function describeSource(source: DescriptionSource): Manifest["description"] {
  const { kind, sha256: digest, licence } = source;
  return { kind, from: sourceName(source), sha256: digest, ...(licence === undefined ? {} : { licence }) };
}
