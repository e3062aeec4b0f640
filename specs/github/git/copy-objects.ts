import type { Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";
import { readCommit } from "./commit.ts";
import { everythingIn } from "./files.ts";
import { objectsOf } from "./objects.ts";
import { SUBMODULE } from "./tree.ts";

/** Copies what a commit holds into another repository's objects, and gives its tree's name. */
export function copyTree(
  store: Store<Resources>,
  {
    from,
    to,
    commit,
  }: {
    readonly from: Resources["repository"];
    readonly to: Resources["repository"];
    readonly commit: string;
  },
): string {
  const [source, target] = [objectsOf(store, from), objectsOf(store, to)];
  const root = readCommit(source, commit)?.tree ?? "";
  const inside = [...everythingIn(source, root).values()].filter(({ mode }) => mode !== SUBMODULE);
  for (const sha of new Set([root, ...inside.map((entry) => entry.sha)])) {
    const type = source.typeOf(sha);
    const content = type && source.read(sha, type);
    if (content) target.write(type, content);
  }
  return root;
}
