import type { Caller, Changes, Store } from "@wondertwin/framework";
import { moment } from "../conventions/moment.ts";
import type { Resources } from "../resources.ts";
import { noteEvent } from "./note-event.ts";

type Issue = Resources["issue"];

interface Acting {
  readonly caller: Caller;
  readonly store: Store<Resources>;
  now(): Date;
}

/** Changes an issue and writes down what that means: closed, labelled, assigned. */
export function changeIssue(context: Acting, before: Issue, changes: Changes<Issue>): Issue {
  const { store, now, caller } = context;
  const closes = changes.state === "closed" && before.state !== "closed";
  const reopens = changes.state === "open" && before.state === "closed";
  const after = store.issue.update(before, {
    ...changes,
    updated_at: moment(now()),
    ...(closes && {
      closed_at: moment(now()),
      closed_by_login: caller.id,
      state_reason: changes.state_reason ?? "completed",
    }),
    ...(reopens && {
      closed_at: null,
      closed_by_login: null,
      state_reason: changes.state_reason ?? "reopened",
    }),
  });
  if (closes) noteEvent(context, after, { event: "closed" });
  if (reopens) noteEvent(context, after, { event: "reopened" });
  for (const id of added(before.label_ids, after.label_ids))
    noteEvent(context, after, { event: "labeled", label_id: id });
  for (const id of added(after.label_ids, before.label_ids))
    noteEvent(context, after, { event: "unlabeled", label_id: id });
  for (const assignee of added(before.assignee_logins, after.assignee_logins))
    noteEvent(context, after, { event: "assigned", assignee });
  for (const assignee of added(after.assignee_logins, before.assignee_logins))
    noteEvent(context, after, { event: "unassigned", assignee });
  if (before.title !== after.title) noteEvent(context, after, { event: "renamed" });
  return after;
}

const added = <T>(before: readonly T[], after: readonly T[]) =>
  after.filter((each) => !before.includes(each));
