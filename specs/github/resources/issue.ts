import { sequence } from "@wondertwin/framework";
import { nodeId } from "../conventions/node-id.ts";
import { assignable } from "../issues/assigned.ts";
import { changeIssue } from "../issues/change-issue.ts";
import { labelIds } from "../issues/labelled.ts";
import { reactionRollup } from "../issues/reactions.ts";
import { accountOf } from "../people/simple-user.ts";
import { permissionIn, suffices } from "../repositories/permission.ts";
import { repositoryPath } from "../repositories/repository-path.ts";
import type { Resources } from "../resources.ts";
import { github } from "../vendor.ts";

export default github
  .resource("issue", {
    path: "/repos/{owner}/{repo}/issues/{issue_number}",
    id: sequence(),
    by: ["number"],
    state: "state",
  })
  .behaves({
    defaults: {
      locked: false,
      active_lock_reason: null,
      comments: 0,
      label_ids: [],
      assignee_logins: [],
      milestone_id: null,
      closed_by_login: null,
      is_pull: false,
      parent_id: null,
      blocked_by: [],
    },
    initial: "open",
    shows: (self, { store, url }) => {
      const path = repositoryPath(store, self.repository_id);
      const api = url(`${path}/issues/${self.number}`);
      const site = `https://github.com${path.slice("/repos".length)}`;
      const page = `${site}/${self.is_pull ? "pull" : "issues"}/${self.number}`;
      const pull = self.is_pull ? store["pull-request"].find({ issue_id: self.id }) : undefined;
      const reading = { store, url };
      const assignees = self.assignee_logins.map((login) => accountOf(login, reading));
      const milestone = self.milestone_id === null ? undefined : store.milestone.find(self.milestone_id);
      const children = store.issue.list({ parent_id: self.id });
      const done = children.filter(({ state }) => state === "closed").length;
      return {
        node_id: nodeId("Issue", self.id),
        url: api,
        repository_url: url(path),
        labels_url: `${api}/labels{/name}`,
        comments_url: `${api}/comments`,
        events_url: `${api}/events`,
        timeline_url: `${api}/timeline`,
        html_url: page,
        ...(pull && {
          draft: pull.draft ?? false,
          pull_request: {
            url: url(`${path}/pulls/${self.number}`),
            html_url: page,
            diff_url: `${page}.diff`,
            patch_url: `${page}.patch`,
            merged_at: pull.merged_at,
          },
        }),
        user: accountOf(self.user_login, reading),
        labels: self.label_ids.flatMap((id) => {
          const label = store.label.find(id);
          return label ? [store.label.show(label)] : [];
        }),
        assignee: assignees[0] ?? null,
        assignees,
        milestone: milestone ? store.milestone.show(milestone) : null,
        comments: store["issue-comment"].list({ issue_id: self.id }).length,
        closed_by: self.closed_by_login === null ? null : accountOf(self.closed_by_login, reading),
        author_association:
          self.user_login === store.repository.get(self.repository_id).owner_login ? "OWNER" : "NONE",
        reactions: reactionRollup(store.reaction.within(self).list(), `${api}/reactions`),
        sub_issues_summary: {
          total: children.length,
          completed: done,
          percent_completed: children.length === 0 ? 0 : Math.round((100 * done) / children.length),
        },
      };
    },
    create: ({ body, caller, parents: { repository }, store, fail }) => {
      if (!repository.has_issues)
        fail("unprocessable", { message: "Issues are disabled for this repo", extra: { status: 410 } });
      const triages = suffices(permissionIn(repository, { caller, store }), "triage");
      const milestone =
        body.milestone === undefined || body.milestone === null
          ? undefined
          : (store.milestone.within(repository).find({ number: Number(body.milestone) }) ??
            fail("invalid", { resource: "issue", param: "milestone" }));
      return {
        title: String(body.title),
        repository_id: repository.id,
        user_login: caller.id,
        // Only those who may triage say more than a title and a text; of others the rest is passed over.
        ...(triages && {
          label_ids: labelIds(store, repository, body.labels ?? []),
          assignee_logins: assignable(
            store,
            repository,
            body.assignees ?? (body.assignee ? [body.assignee] : []),
          ),
          milestone_id: milestone?.id ?? null,
        }),
      };
    },
    update: ({ self, body, caller, parents: { repository }, store, fail, now }) => {
      const triages = suffices(permissionIn(repository, { caller, store }), "triage");
      if (!triages && self.user_login !== caller.id)
        fail("permission_denied", { message: "Must have admin rights to Repository." });
      const milestone =
        typeof body.milestone === "number" || typeof body.milestone === "string"
          ? (store.milestone.within(repository).find({ number: Number(body.milestone) }) ??
            fail("invalid", { resource: "issue", param: "milestone" }))
          : undefined;
      const changes: Partial<Resources["issue"]> = {
        ...(body.title !== undefined && { title: String(body.title) }),
        ...(body.state !== undefined && { state: body.state }),
        ...(body.state_reason !== undefined && { state_reason: body.state_reason }),
        ...(body.labels !== undefined && triages && { label_ids: labelIds(store, repository, body.labels) }),
        ...(body.assignees !== undefined &&
          triages && { assignee_logins: assignable(store, repository, body.assignees) }),
        ...(body.milestone !== undefined && { milestone_id: milestone?.id ?? null }),
      };
      const { updated_at } = changeIssue({ caller, store, now }, self, changes);
      return { updated_at };
    },
  });
