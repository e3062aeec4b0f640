import type { Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";
import { addressOf, slug } from "../workspace/addresses.ts";
import { identifierOf } from "./identifier.ts";
import { priorityLabel } from "./priority.ts";

type Issue = Resources["Issue"];
interface Reading {
  readonly store: Store<Resources>;
}

/** What every reading of an issue works out, also of one that was searched for. */
export const computed = {
  identifier: (self: Issue, { store }: Reading) => identifierOf(store, self),
  url: (self: Issue, { store }: Reading) =>
    addressOf(store, "issue", identifierOf(store, self), slug(self.title)),
  branchName: (self: Issue, { store }: Reading) => {
    const owner = store.User.find(self.assigneeId ?? self.creatorId ?? "")?.displayName;
    return `${owner ? `${slug(owner)}/` : ""}${identifierOf(store, self).toLowerCase()}-${slug(self.title)}`;
  },
  priorityLabel: ({ priority }: Issue) => priorityLabel(priority),
};
