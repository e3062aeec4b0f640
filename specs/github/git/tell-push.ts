import type { Caller, Store } from "@wondertwin/framework";
import type { Api } from "../api.gen.ts";
import { moment } from "../conventions/moment.ts";
import type { Resources } from "../resources.ts";
import { readCommit } from "./commit.ts";
import { differences } from "./differences.ts";
import { ancestry, historyOf, type NamedCommit } from "./history.ts";
import { type Place, placeOf } from "./place.ts";

interface Telling {
  readonly caller: Caller;
  readonly store: Store<Resources>;
  url(path: string): string;
  emit(event: Api["events"], data: object): void;
}

interface Moved {
  readonly name: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

const NOTHING = "0".repeat(40);

/** Tells subscribers that a reference was made, moved or deleted. */
export function tellPush(telling: Telling, repository: Resources["repository"], moved: Moved): void {
  const { emit, caller } = telling;
  const { name, from, to } = moved;
  const place = placeOf(telling, repository);
  const kind = {
    ref: name.replace(/^refs\/(heads|tags)\//, ""),
    ref_type: name.startsWith("refs/tags/") ? "tag" : "branch",
  };
  const where = { repository_url: place.api };
  if (from === undefined)
    emit("create", {
      ...kind,
      master_branch: repository.default_branch,
      description: repository.description,
      pusher_type: "user",
      ...where,
    });
  emit("push", { ...pushed(place, moved), pusher: { name: caller.id }, ...where });
  if (to === undefined) emit("delete", { ...kind, pusher_type: "user", ...where });
}

function pushed(place: Place, { name, from, to }: Moved) {
  const { objects, page } = place;
  const known = from === undefined ? new Set<string>() : ancestry(objects, from);
  const commits = to === undefined ? [] : historyOf(objects, to, known).toReversed();
  // A branch that is made of commits that were there before brings none.
  const brought = from === undefined ? commits.slice(-1) : commits;
  const head = commits.at(-1);
  return {
    ref: name,
    before: from ?? NOTHING,
    after: to ?? NOTHING,
    base_ref: null,
    created: from === undefined,
    deleted: to === undefined,
    forced: from !== undefined && to !== undefined && !ancestry(objects, to).has(from),
    compare: `${page}/compare/${(from ?? NOTHING).slice(0, 12)}...${(to ?? NOTHING).slice(0, 12)}`,
    commits: from === undefined ? [] : brought.map((commit) => told(place, commit)),
    head_commit: head ? told(place, head) : null,
  };
}

function told(
  { objects, page, store }: Place,
  { sha, tree, message, author, committer, parents }: NamedCommit,
) {
  const before = parents[0] === undefined ? undefined : readCommit(objects, parents[0])?.tree;
  const found = differences(objects, before, tree);
  const paths = (...statuses: readonly string[]) =>
    found.filter(({ status }) => statuses.includes(status)).map(({ path }) => path);
  const person = ({ name, email }: typeof author) => {
    const username = store.user.find({ email })?.login;
    return { name, email, ...(username !== undefined && { username }) };
  };
  return {
    id: sha,
    tree_id: tree,
    distinct: true,
    message,
    timestamp: moment(new Date(committer.at * 1000)),
    url: `${page}/commit/${sha}`,
    author: person(author),
    committer: person(committer),
    added: paths("added", "renamed"),
    removed: [...paths("removed"), ...found.flatMap(({ previous }) => previous ?? [])],
    modified: paths("modified"),
  };
}
