import { sequence } from "@wondertwin/framework";
import { nodeId } from "../conventions/node-id.ts";
import { page } from "../conventions/page.ts";
import { filePatch } from "../git/patch.ts";
import { placeOf } from "../git/place.ts";
import { accountOf } from "../people/simple-user.ts";
import { baseOf, changesOf, isMergeable, issueOf } from "../pulls/pull.ts";
import { relatedRepository } from "../repositories/related-repository.ts";
import { github } from "../vendor.ts";

export default github
  .resource("pull-request", {
    path: "/repos/{owner}/{repo}/pulls/{pull_number}",
    id: sequence(),
    by: ["number"],
  })
  .behaves({
    defaults: {
      draft: false,
      merged: false,
      merged_at: null,
      merged_by_login: null,
      merge_commit_sha: null,
      requested_logins: [],
      auto_merge: null,
      maintainer_can_modify: false,
    },
    events: { created: false, updated: false, deleted: false },
    shows: (self, { store, url }) => {
      const repository = store.repository.get(self.repository_id);
      const head = store.repository.find(self.head_repository_id);
      const place = placeOf({ store, url }, repository);
      const issue = store.issue.show(issueOf(store, self));
      const api = `${place.api}/pulls/${self.number}`;
      const html = page(`${place.fullName}/pull/${self.number}`);
      const issueUrl = `${place.api}/issues/${self.number}`;
      const statuses = `${place.api}/statuses/${self.head_sha}`;
      const links = {
        self: api,
        html,
        issue: issueUrl,
        comments: `${issueUrl}/comments`,
        review_comments: `${api}/comments`,
        review_comment: `${place.api}/pulls/comments{/number}`,
        commits: `${api}/commits`,
        statuses,
      };
      const side = (owner: string, ref: string, sha: string, repo: typeof repository | undefined) => ({
        label: `${owner}:${ref}`,
        ref,
        sha,
        user: accountOf(owner, { store, url }),
        repo: repo ? relatedRepository(store, repo) : null,
      });
      const changes = changesOf(store, self);
      const patches = (changes?.files ?? []).map((file) => filePatch(place.objects, file));
      const isOpen = issue.state === "open";
      const mergeable = isOpen ? isMergeable(store, self) : null;
      const reading = { store, url };
      return {
        node_id: nodeId("PullRequest", self.id),
        url: api,
        html_url: html,
        diff_url: `${html}.diff`,
        patch_url: `${html}.patch`,
        issue_url: issueUrl,
        commits_url: links.commits,
        review_comments_url: links.review_comments,
        review_comment_url: links.review_comment,
        comments_url: links.comments,
        statuses_url: statuses,
        _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
        title: issue.title,
        body: issue.body ?? null,
        state: issue.state === "open" ? "open" : "closed",
        locked: issue.locked,
        active_lock_reason: issue.active_lock_reason ?? null,
        user: issue.user,
        labels: issue.labels,
        milestone: issue.milestone,
        assignee: issue.assignee,
        assignees: issue.assignees,
        author_association: issue.author_association,
        closed_at: issue.closed_at,
        comments: issue.comments,
        head: side(head?.owner_login ?? "unknown", self.head_ref, self.head_sha, head),
        base: side(repository.owner_login, self.base_ref, baseOf(store, self), repository),
        requested_reviewers: self.requested_logins.map((login) => accountOf(login, reading)),
        requested_teams: [],
        merged_by: self.merged_by_login === null ? null : accountOf(self.merged_by_login, reading),
        mergeable,
        rebaseable: mergeable,
        mergeable_state:
          mergeable === null ? "unknown" : self.draft ? "draft" : mergeable ? "clean" : "dirty",
        commits: changes?.ahead.length ?? 0,
        changed_files: patches.length,
        additions: patches.reduce((sum, { additions }) => sum + additions, 0),
        deletions: patches.reduce((sum, { deletions }) => sum + deletions, 0),
        review_comments: store["pull-request-review-comment"].list({ pull_id: self.id }).length,
        // Whose repository is gone has none, which the description does not say.
      } as object;
    },
  });
