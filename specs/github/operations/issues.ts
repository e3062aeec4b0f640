import { paged } from "@wondertwin/framework";
import { assignable, isAssignable } from "../issues/assigned.ts";
import { changeIssue } from "../issues/change-issue.ts";
import { askedLabels, labelIds } from "../issues/labelled.ts";
import { noteEvent } from "../issues/note-event.ts";
import { selectedIssues } from "../issues/selected-issues.ts";
import { accountOf } from "../people/simple-user.ts";
import { viewerOf } from "../people/viewer.ts";
import { permissionIn } from "../repositories/permission.ts";
import type { Resources } from "../resources.ts";
import { github } from "../vendor.ts";

type Issue = Resources["issue"];

export default github.operations({
  "issues/list-for-repo": ({ parents: { repository }, query, store }) =>
    paged(selectedIssues(store.issue.within(repository).list(), query, store)),

  "issues/list": (context) => {
    const { query, store } = context;
    const viewer = viewerOf(context) ?? context.fail("unauthenticated");
    return paged(selectedIssues(mine(store.issue.list(), viewer.login, query.filter), query, store));
  },

  "issues/list-for-authenticated-user": (context) => {
    const { query, store } = context;
    const viewer = viewerOf(context) ?? context.fail("unauthenticated");
    return paged(selectedIssues(mine(store.issue.list(), viewer.login, query.filter), query, store));
  },

  "issues/list-for-org": (context) => {
    const { parents, query, store } = context;
    const own = new Set(
      store.repository
        .list({ owner_login: parents.organization.login })
        .filter((repository) => permissionIn(repository, context) !== undefined)
        .map(({ id }) => id),
    );
    const issues = store.issue.list(({ repository_id }) => own.has(repository_id));
    return paged(selectedIssues(mine(issues, context.caller.id, query.filter), query, store));
  },

  "issues/create-comment": ({ parents: { repository, issue }, body, store, fail }) => {
    if (issue.locked)
      fail("permission_denied", { message: "Unable to create comment because issue is locked." });
    if (body.body.trim() === "") fail("missing_field", { resource: "issue-comment", param: "body" });
    return store["issue-comment"]
      .within(issue)
      .insert({ body: body.body, repository_id: repository.id, issue_id: issue.id });
  },

  "issues/list-comments": ({ parents: { issue }, query: { since }, store }) =>
    paged(
      store["issue-comment"]
        .list({ issue_id: issue.id })
        .filter(({ updated_at }) => since === undefined || Date.parse(updated_at) >= Date.parse(since)),
    ),

  "issues/list-events": ({ parents: { issue }, store }) =>
    paged(
      store["issue-event"]
        .list({ issue_id: issue.id })
        .map((event) => withoutIssue(store["issue-event"].show(event))),
    ),

  "issues/list-events-for-timeline": ({ parents: { issue }, store }) => {
    const events = store["issue-event"]
      .list({ issue_id: issue.id })
      .map((event) => withoutIssue(store["issue-event"].show(event)));
    const comments = store["issue-comment"]
      .list({ issue_id: issue.id })
      .map((comment) => store["issue-comment"].show(comment))
      .map((comment) => ({ ...comment, event: "commented", actor: comment.user }));
    return paged([...events, ...comments].toSorted((a, b) => (a.created_at < b.created_at ? -1 : 1)));
  },

  "issues/list-labels-on-issue": ({ parents: { issue }, store }) =>
    paged(issue.label_ids.flatMap((id) => store.label.find(id) ?? [])),

  "issues/add-labels": (context) => {
    const { parents, body, store } = context;
    const ids = labelIds(store, parents.repository, askedLabels(body));
    const label_ids = [...new Set([...parents.issue.label_ids, ...ids])];
    return labelsOf(store, changeIssue(context, parents.issue, { label_ids }));
  },

  "issues/set-labels": (context) => {
    const { parents, body, store } = context;
    const label_ids = labelIds(store, parents.repository, askedLabels(body));
    return labelsOf(store, changeIssue(context, parents.issue, { label_ids }));
  },

  "issues/remove-all-labels": (context) => {
    changeIssue(context, context.parents.issue, { label_ids: [] });
  },

  "issues/remove-label": (context) => {
    const { parents, params, store, fail } = context;
    const label = labelsHeld(store, parents.issue).find(
      ({ name }) => name.toLowerCase() === params.name.toLowerCase(),
    );
    if (!label) return fail("not_found", { message: "Label does not exist" });
    const label_ids = parents.issue.label_ids.filter((id) => id !== label.id);
    return labelsOf(store, changeIssue(context, parents.issue, { label_ids }));
  },

  "issues/add-assignees": (context) => {
    const { parents, body, store } = context;
    const more = assignable(store, parents.repository, body.assignees ?? []);
    const assignee_logins = [...new Set([...parents.issue.assignee_logins, ...more])];
    return store.issue.show(changeIssue(context, parents.issue, { assignee_logins }));
  },

  "issues/remove-assignees": (context) => {
    const { parents, body, store } = context;
    const gone = body.assignees ?? [];
    const assignee_logins = parents.issue.assignee_logins.filter((login) => !gone.includes(login));
    return store.issue.show(changeIssue(context, parents.issue, { assignee_logins }));
  },

  "issues/list-assignees": ({ parents: { repository }, store, url }) =>
    paged(
      store.user
        .list(({ login }) => isAssignable(store, repository, login))
        .map(({ login }) => accountOf(login, { store, url })),
    ),

  "issues/check-user-can-be-assigned": ({ parents: { repository }, params, store, fail }) => {
    if (!isAssignable(store, repository, params.assignee)) fail("not_found");
  },

  "issues/check-user-can-be-assigned-to-issue": ({ parents: { repository }, params, store, fail }) => {
    if (!isAssignable(store, repository, params.assignee)) fail("not_found");
  },

  "issues/lock": (context) => {
    const { parents, body, store } = context;
    const reason = body && "lock_reason" in body ? body.lock_reason : undefined;
    store.issue.update(parents.issue, { locked: true, active_lock_reason: reason ?? null });
    noteEvent(context, parents.issue, { event: "locked" });
  },

  "issues/unlock": (context) => {
    context.store.issue.update(context.parents.issue, { locked: false, active_lock_reason: null });
    noteEvent(context, context.parents.issue, { event: "unlocked" });
  },

  "issues/list-sub-issues": ({ parents: { issue }, store }) =>
    paged(store.issue.list({ parent_id: issue.id })),

  "issues/add-sub-issue": ({ parents: { issue }, body, store }) =>
    store.issue.show(store.issue.update(store.issue.get(body.sub_issue_id), { parent_id: issue.id })),

  "issues/remove-sub-issue": ({ body, store }) =>
    store.issue.show(store.issue.update(store.issue.get(body.sub_issue_id), { parent_id: null })),

  "issues/get-parent": ({ parents: { issue }, store, fail }) =>
    store.issue.show(store.issue.find(issue.parent_id ?? 0) ?? fail("not_found")),

  "issues/list-dependencies-blocked-by": ({ parents: { issue }, store }) =>
    paged(issue.blocked_by.flatMap((id) => store.issue.find(id) ?? [])),

  "issues/list-dependencies-blocking": ({ parents: { issue }, store }) =>
    paged(store.issue.list(({ blocked_by }) => blocked_by.includes(issue.id))),

  "issues/add-blocked-by-dependency": ({ parents: { issue }, body, store }) => {
    const blocking = store.issue.get(body.issue_id);
    const blocked_by = [...new Set([...issue.blocked_by, blocking.id])];
    return store.issue.show(store.issue.update(issue, { blocked_by }));
  },

  "issues/remove-dependency-blocked-by": ({ parents: { issue }, params, store }) =>
    store.issue.show(
      store.issue.update(issue, {
        blocked_by: issue.blocked_by.filter((id) => id !== Number(params.issue_id)),
      }),
    ),
});

/** The issues that concern a user in the way that a filter says. */
function mine(
  issues: readonly Issue[],
  login: string,
  filter: string | undefined = "assigned",
): readonly Issue[] {
  if (filter === "created") return issues.filter(({ user_login }) => user_login === login);
  if (filter === "mentioned") return issues.filter(({ body }) => (body ?? "").includes(`@${login}`));
  if (filter === "assigned") return issues.filter(({ assignee_logins }) => assignee_logins.includes(login));
  return issues;
}

const labelsHeld = (store: Parameters<typeof labelIds>[0], { label_ids }: Issue) =>
  label_ids.flatMap((id) => store.label.find(id) ?? []);

const labelsOf = (store: Parameters<typeof labelIds>[0], issue: Issue) =>
  labelsHeld(store, issue).map((label) => store.label.show(label));

/** An event as its own issue lists it: without the issue. */
function withoutIssue<T extends { issue?: unknown }>({ issue: _issue, ...event }: T) {
  return event;
}
