import type { Caller, Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";

interface Acting {
  readonly caller: Caller;
  readonly store: Store<Resources>;
}

interface Happened {
  readonly event: string;
  readonly label_id?: number;
  readonly assignee?: string;
}

/** Writes down what happened to an issue, for its events and its timeline. */
export function noteEvent(
  { caller, store }: Acting,
  issue: Resources["issue"],
  { event, label_id }: Happened,
): void {
  store["issue-event"].within(store.repository.get(issue.repository_id)).insert({
    event,
    issue_id: issue.id,
    actor_login: caller.id,
    label_id: label_id ?? null,
  });
}
