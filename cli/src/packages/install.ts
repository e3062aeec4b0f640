import { type LockedTwin, type Lockfile, TwinError } from "@wondertwin/framework/contracts";
import { satisfies } from "semver";
import { chooseVersion, type Request } from "./choose-version.ts";
import { lockOf, lockText, readLock } from "./lock-file.ts";
import { projectText, readProjectFile } from "./project-file.ts";
import { PUBLIC, type RegistriesFile } from "./registries-file.ts";
import { type Progress, RegistrySource } from "./registry-source.ts";
import { commit, settle } from "./settle.ts";
import { takeIn } from "./take-in.ts";
import type { TwinStore } from "./twin-store.ts";

/** What an installation works with. */
export interface InstallSite {
  /** The project's folder. */
  readonly root: string;
  readonly store: TwinStore;
  readonly registries: RegistriesFile;
  /** Told what is fetched. */
  readonly progress?: (name: string) => Progress;
}

/** What became of one twin. */
export interface Installed {
  readonly name: string;
  readonly version: string;
  /** The version that was locked before. */
  readonly before?: string;
  /** Whether its archive had to be fetched. */
  readonly fetched: boolean;
  readonly tier: LockedTwin["tier"];
}

interface Wish {
  readonly name: string;
  readonly range: string;
  readonly registry: string;
  readonly locked: LockedTwin | undefined;
}

/**
 * Installs what is asked for beside what the project already has, and locks it.
 *
 * Asked for nothing, it brings the lockfile in step with `wondertwin.json`: what is locked stays as long as the
 * file allows it. Nothing of the project changes until everything is there.
 */
export async function install(
  site: InstallSite,
  requests: readonly Request[],
): Promise<readonly Installed[]> {
  settle(site.root);
  const file = readProjectFile(site.root);
  const before = readLock(site.root);
  const wanted = new Map(Object.entries(file.twins).map(([name, { version }]) => [name, version]));
  for (const { name, range } of requests) wanted.set(name, range);
  const fresh = new Set(requests.map(({ name }) => name));
  const wishes = [...wanted].map(([name, range]): Wish => {
    const locked = before?.twins[name];
    const stays = locked !== undefined && !fresh.has(name) && allows(range, locked.version);
    return {
      name,
      range,
      registry: file.twins[name]?.registry ?? PUBLIC,
      locked: stays ? locked : undefined,
    };
  });
  const outcomes = await provide(site, wishes);
  const lock = lockOf(new Map(outcomes.map(({ name, locked }) => [name, locked])));
  const project = requests.length === 0 ? undefined : projectText(file, pinned(wanted, lock, fresh));
  commit(site.root, { lock: lockText(lock), project });
  return outcomes.map(({ locked, fetched, name }) => summary(name, locked, { fetched, before }));
}

/**
 * Installs exactly what is locked.
 *
 * Throws `no_lock`, and `lock_stale` where `wondertwin.json` wants what the lockfile does not have.
 */
export async function installLocked(site: InstallSite): Promise<readonly Installed[]> {
  settle(site.root);
  const lock = readLock(site.root);
  if (lock === undefined)
    throw new TwinError("no_lock", `There is no wondertwin.lock in ${site.root}.`, {
      hint: "Make one: wt install; and commit it.",
    });
  const { twins } = readProjectFile(site.root);
  for (const [name, { version }] of Object.entries(twins)) {
    const locked = lock.twins[name];
    if (locked !== undefined && allows(version, locked.version)) continue;
    throw new TwinError(
      "lock_stale",
      `wondertwin.json wants ${name}@${version}; wondertwin.lock has ${locked?.version ?? "none"}.`,
      {
        hint: "Bring them in step with wt install, and commit the lockfile.",
      },
    );
  }
  const wishes = Object.entries(lock.twins).map(([name, locked]) => {
    const registry = twins[name]?.registry ?? PUBLIC;
    return { name, range: locked.version, registry, locked };
  });
  const outcomes = await provide(site, wishes);
  return outcomes.map(({ locked, fetched, name }) => summary(name, locked, { fetched, before: lock }));
}

/** Takes twins out of the project. Throws `unknown_twin` for one that it does not have. */
export function uninstall({ root }: Pick<InstallSite, "root">, names: readonly string[]): void {
  settle(root);
  const file = readProjectFile(root);
  const lock = readLock(root);
  for (const name of names)
    if (lock?.twins[name] === undefined && file.twins[name] === undefined)
      throw new TwinError("unknown_twin", `This project has no twin named ${name}.`, {
        hint: "See which it has: wt outdated.",
      });
  const kept = <T>(entries: readonly (readonly [string, T])[]) =>
    new Map(entries.filter(([name]) => !names.includes(name)));
  const wanted = kept(Object.entries(file.twins).map(([name, { version }]) => [name, version] as const));
  commit(root, {
    lock: lockText(lockOf(kept(Object.entries(lock?.twins ?? {})))),
    project: projectText(file, wanted),
  });
}

/** Whether a range allows a version; `latest` allows what is locked until an update is asked for. */
const allows = (range: string, version: string) =>
  range === "latest" || satisfies(version, range, { includePrerelease: true });

/** What was asked for without a range is wanted as far as versions stay compatible. */
function pinned(
  wanted: ReadonlyMap<string, string>,
  lock: Lockfile,
  fresh: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const range = (name: string, asked: string) =>
    fresh.has(name) && asked === "latest" ? `^${lock.twins[name]?.version}` : asked;
  return new Map([...wanted].map(([name, asked]) => [name, range(name, asked)]));
}

interface Outcome {
  readonly name: string;
  readonly locked: LockedTwin;
  readonly fetched: boolean;
}

/** Chooses, fetches and proves everything that is wished for, one registry's index read once. */
async function provide(site: InstallSite, wishes: readonly Wish[]): Promise<readonly Outcome[]> {
  const sources = new Map<string, RegistrySource>();
  const source = (name: string) => {
    const known = sources.get(name) ?? new RegistrySource(site.registries.named(name));
    sources.set(name, known);
    return known;
  };
  const indexes = new Map<string, ReturnType<RegistrySource["index"]>>();
  const index = (name: string) => {
    const known = indexes.get(name) ?? source(name).index();
    indexes.set(name, known);
    return known;
  };
  const outcomes: Outcome[] = [];
  for (const { name, range, registry, locked } of wishes) {
    if (locked !== undefined) {
      const fetched = !site.store.has(locked);
      if (fetched) await fetchLocked(site, { name, locked }, source(registry));
      outcomes.push({ name, locked, fetched });
      continue;
    }
    const { version, published } = chooseVersion(await index(registry), { name, range });
    const { integrity, key, tier, archive } = published;
    const chosen = { version, resolved: archive, integrity, key, tier };
    const fetched = !site.store.has(chosen);
    trust(source(registry), key, name);
    if (fetched) await fetchLocked(site, { name, locked: chosen, size: published.size }, source(registry));
    outcomes.push({ name, locked: chosen, fetched });
  }
  return outcomes;
}

/** Refuses what is signed by a key that the registry is not trusted with. */
function trust({ place }: RegistrySource, key: string, name: string): void {
  if (place.keys.includes(key)) return;
  throw new TwinError(
    "key_unknown",
    `${name} in the registry ${place.name} is signed by the key ${key}, which is not trusted.`,
    {
      hint: `If it is theirs, trust it: wt registry add ${place.name} ${place.url} --key ${key}.`,
    },
  );
}

async function fetchLocked(
  { store, progress }: InstallSite,
  { name, locked, size = Number.POSITIVE_INFINITY }: { name: string; locked: LockedTwin; size?: number },
  source: RegistrySource,
): Promise<void> {
  const archive = await source.archive(locked.resolved, size, progress?.(name));
  await takeIn(store, { name, locked, archive });
}

function summary(
  name: string,
  { version, tier }: LockedTwin,
  { fetched, before }: { fetched: boolean; before: Lockfile | undefined },
): Installed {
  const old = before?.twins[name]?.version;
  return { name, version, tier, fetched, ...(old !== undefined && { before: old }) };
}
