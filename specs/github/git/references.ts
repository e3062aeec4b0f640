import type { Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";
import { objectsOf } from "./objects.ts";
import { peeled } from "./tag.ts";

type Repository = Resources["repository"];

/** A name for an object: `refs/heads/main`. */
export interface Reference {
  readonly name: string;
  readonly sha: string;
}

const BRANCHES = "refs/heads/";

/** The branch that a reference is; undefined where it is something else. */
export const branchOf = (name: string): string | undefined =>
  name.startsWith(BRANCHES) ? name.slice(BRANCHES.length) : undefined;

/** The name of a branch among references. */
export const branchRef = (branch: string): string => BRANCHES + branch;

export function findBranch(store: Store<Resources>, { id }: Repository, name: string) {
  return store.branch.find({ repository_id: id, name });
}

export function findReference(
  store: Store<Resources>,
  repository: Repository,
  name: string,
): Reference | undefined {
  const branch = branchOf(name);
  if (branch === undefined) return store.git_reference.find({ repository_id: repository.id, name });
  const found = findBranch(store, repository, branch);
  return found && { name, sha: found.sha };
}

/** A repository's references whose names begin so, in order. */
export function referencesBelow(
  store: Store<Resources>,
  { id }: Repository,
  prefix = "",
): readonly Reference[] {
  const branches = store.branch.list({ repository_id: id });
  const others = store.git_reference.list({ repository_id: id });
  return [...branches.map(({ name, sha }) => ({ name: branchRef(name), sha })), ...others]
    .filter(({ name }) => name.startsWith(prefix))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Whether a repository has no commit yet. */
export const isEmpty = (store: Store<Resources>, { id }: Repository): boolean =>
  store.branch.find({ repository_id: id }) === undefined;

/** The commit that a revision means: a branch, a tag, a reference or the beginning of a commit's name. */
export function revision(store: Store<Resources>, repository: Repository, text = "HEAD"): string | undefined {
  const wanted = text === "HEAD" ? repository.default_branch : text;
  const names = [wanted, `refs/${wanted}`, `refs/tags/${wanted}`, branchRef(wanted)];
  const named = names.flatMap((name) => findReference(store, repository, name) ?? [])[0]?.sha;
  const found = named ?? completed(store, repository, wanted);
  if (found === undefined) return undefined;
  const { sha, type } = peeled(objectsOf(store, repository), found);
  return type === "commit" ? sha : undefined;
}

/** The whole name of the object whose name begins so. */
function completed(store: Store<Resources>, repository: Repository, beginning: string): string | undefined {
  if (!/^[0-9a-f]{4,40}$/.test(beginning)) return undefined;
  const whole = `${repository.network_id ?? repository.id}:${beginning}`;
  if (beginning.length === 40) return store.git_object.find(whole) && beginning;
  const found = store.git_object.list(({ id }) => id.startsWith(whole));
  return found.length === 1 ? found[0]?.id.split(":")[1] : undefined;
}
