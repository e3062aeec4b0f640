import type { Caller, Store } from "@wondertwin/framework";
import type { Api } from "../api.gen.ts";
import { moment } from "../conventions/moment.ts";
import { changeIssue } from "../issues/change-issue.ts";
import type { Resources } from "../resources.ts";
import { issueOf } from "./pull.ts";
import { tellPull } from "./tell-pull.ts";

interface Acting {
  readonly caller: Caller;
  readonly store: Store<Resources>;
  now(): Date;
  emit(event: Api["events"], data: object): void;
}

/** Lets the open pull requests of a branch follow it: to a new commit, or to their end where it is gone. */
export function followBranch(
  acting: Acting,
  repository: Resources["repository"],
  { branch, to }: { readonly branch: string; readonly to: string | undefined },
): void {
  const { store, now } = acting;
  const pulls = store["pull-request"]
    .list({ head_repository_id: repository.id, head_ref: branch })
    .filter((pull) => issueOf(store, pull).state === "open");
  for (const pull of pulls) {
    if (to === undefined) {
      changeIssue(acting, issueOf(store, pull), { state: "closed" });
      tellPull(acting, pull, "closed");
    } else if (pull.head_sha !== to) {
      store["pull-request"].update(pull, { head_sha: to, updated_at: moment(now()) });
      tellPull(acting, pull, "synchronize");
    }
  }
}
