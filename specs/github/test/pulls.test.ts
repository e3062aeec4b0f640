import assert from "node:assert/strict";
import type { Octokit } from "@octokit/rest";
import { verify } from "@octokit/webhooks-methods";
import { type RunningTwin, webhookSink } from "@wondertwin/framework/testing";
import { errorOf, NOW, octokit, startGithub } from "./sdk.ts";

const hello = { owner: "octocat", repo: "Hello-World" };
const base64 = (text: string) => Buffer.from(text).toString("base64");

/** Makes a branch of main's, with a file of its own. */
async function branchWith(
  github: Octokit,
  branch: string,
  path: string,
  text: string,
  sha?: string,
): Promise<string> {
  const { data: main } = await github.git.getRef({ ...hello, ref: "heads/main" });
  await github.git.createRef({ ...hello, ref: `refs/heads/${branch}`, sha: main.object.sha });
  const { data } = await github.repos.createOrUpdateFileContents({
    ...hello,
    branch,
    path,
    message: `Write ${path}`,
    content: base64(text),
    ...(sha !== undefined && { sha }),
  });
  return data.commit.sha ?? "";
}

describe("pull requests, through the SDK", () => {
  let twin: RunningTwin;
  let github: Octokit;
  let hubot: Octokit;
  beforeEach(async () => {
    twin = await startGithub();
    github = octokit(twin);
    hubot = octokit(twin, "ghp_hubot");
  });
  afterEach(() => twin.close());

  it("lead from a branch over a review to a merge that closes an issue, and tell so", async () => {
    const sink = await webhookSink();
    try {
      const { data: issue } = await github.issues.create({ ...hello, title: "Broken" });
      await github.repos.createWebhook({
        ...hello,
        config: { url: sink.url, content_type: "json", secret: "hush" },
        events: ["create", "push", "pull_request", "pull_request_review", "issues"],
      });
      const sha = await branchWith(github, "fix", "fix.txt", "fixed\n");
      const { data: pull, status } = await github.pulls.create({
        ...hello,
        title: "Fix it",
        body: `Fixes #${issue.number}`,
        head: "fix",
        base: "main",
      });
      assert.equal(status, 201);
      assert.deepEqual(
        [
          pull.number,
          pull.state,
          pull.head.sha,
          pull.head.label,
          pull.mergeable,
          pull.commits,
          pull.additions,
        ],
        [2, "open", sha, "octocat:fix", true, 1, 1],
      );
      const { data: asIssue } = await github.issues.get({ ...hello, issue_number: 2 });
      assert.match(asIssue.pull_request?.url ?? "", /\/pulls\/2$/);
      const { data: files } = await github.pulls.listFiles({ ...hello, pull_number: 2 });
      assert.deepEqual(
        files.map(({ filename, patch }) => [filename, patch]),
        [["fix.txt", "@@ -0,0 +1 @@\n+fixed"]],
      );
      const { data: asked } = await github.pulls.requestReviewers({
        ...hello,
        pull_number: 2,
        reviewers: ["hubot"],
      });
      assert.deepEqual(
        asked.requested_reviewers?.map(({ login }) => login),
        ["hubot"],
      );
      const own = await errorOf(github.pulls.createReview({ ...hello, pull_number: 2, event: "APPROVE" }));
      assert.equal(own.status, 422);
      const { data: review } = await hubot.pulls.createReview({
        ...hello,
        pull_number: 2,
        event: "APPROVE",
        comments: [{ path: "fix.txt", line: 1, body: "Good." }],
      });
      assert.equal(review.state, "APPROVED");
      const { data: comments } = await github.pulls.listReviewComments({ ...hello, pull_number: 2 });
      assert.equal(comments[0]?.body, "Good.");
      const refused = await errorOf(hubot.pulls.merge({ ...hello, pull_number: 2 }));
      assert.equal(refused.status, 403);
      const { data: merged } = await github.pulls.merge({ ...hello, pull_number: 2 });
      assert.equal(merged.merged, true);
      const { data: commit } = await github.repos.getCommit({ ...hello, ref: "main" });
      assert.equal(commit.sha, merged.sha);
      assert.match(commit.commit.message, /^Merge pull request #2 from octocat\/fix\n\nFix it$/);
      const { data: closed } = await github.pulls.get({ ...hello, pull_number: 2 });
      assert.deepEqual(
        [closed.state, closed.merged, closed.merged_at, closed.merged_by?.login],
        ["closed", true, NOW, "octocat"],
      );
      assert.equal((await github.pulls.checkIfMerged({ ...hello, pull_number: 2 })).status, 204);
      assert.equal((await github.issues.get({ ...hello, issue_number: issue.number })).data.state, "closed");
      const told: (string | undefined)[] = [];
      for (let count = 0; count < 9; count++) {
        const { headers, body } = await sink.next();
        assert.ok(await verify("hush", body, String(headers["x-hub-signature-256"])));
        const { action, repository, ref } = JSON.parse(body);
        assert.equal(repository.full_name, "octocat/Hello-World");
        told.push([headers["x-github-event"], action ?? ref].join(" "));
      }
      assert.deepEqual(told, [
        "ping ",
        "create fix",
        "push refs/heads/fix",
        "push refs/heads/fix",
        "pull_request opened",
        "pull_request review_requested",
        "pull_request_review submitted",
        "push refs/heads/main",
        "pull_request closed",
      ]);
      assert.deepEqual([(await sink.next()).headers["x-github-event"]], ["issues"]);
    } finally {
      await sink.close();
    }
  });

  it("are refused where there is nothing to merge, or one is open", async () => {
    const none = await errorOf(github.pulls.create({ ...hello, title: "x", head: "none", base: "main" }));
    assert.equal(none.status, 422);
    assert.match(
      JSON.stringify(none.response?.data),
      /"resource":"PullRequest","code":"invalid","field":"head"/,
    );
    await github.git.createRef({
      ...hello,
      ref: "refs/heads/same",
      sha: (await github.git.getRef({ ...hello, ref: "heads/main" })).data.object.sha,
    });
    const same = await errorOf(github.pulls.create({ ...hello, title: "x", head: "same", base: "main" }));
    assert.match(same.message, /No commits between main and same/);
    await branchWith(github, "one", "one.txt", "1");
    await github.pulls.create({ ...hello, title: "x", head: "one", base: "main" });
    const again = await errorOf(
      github.pulls.create({ ...hello, title: "x", head: "octocat:one", base: "main" }),
    );
    assert.match(again.message, /A pull request already exists for octocat:one/);
  });

  it("are not merged in conflict, nor behind the merger's back", async () => {
    const { data: readme } = await github.repos.getReadme(hello);
    await branchWith(github, "ours", "README.md", "ours", readme.sha);
    const { data: pull } = await github.pulls.create({ ...hello, title: "x", head: "ours", base: "main" });
    const moved = await errorOf(
      github.pulls.merge({ ...hello, pull_number: pull.number, sha: pull.base.sha }),
    );
    assert.equal(moved.status, 409);
    await github.repos.createOrUpdateFileContents({
      ...hello,
      path: "README.md",
      message: "Theirs",
      content: base64("theirs"),
      sha: readme.sha,
    });
    const { data: dirty } = await github.pulls.get({ ...hello, pull_number: pull.number });
    assert.deepEqual([dirty.mergeable, dirty.mergeable_state], [false, "dirty"]);
    const error = await errorOf(github.pulls.merge({ ...hello, pull_number: pull.number }));
    assert.equal(error.status, 405);
    assert.match(error.message, /Pull Request is not mergeable/);
  });

  it("are squashed and rebased", async () => {
    await branchWith(github, "a", "a.txt", "a");
    const { data: one } = await github.pulls.create({ ...hello, title: "One", head: "a", base: "main" });
    const squashed = await github.pulls.merge({ ...hello, pull_number: one.number, merge_method: "squash" });
    const { data: commit } = await github.repos.getCommit({ ...hello, ref: squashed.data.sha });
    assert.equal(commit.commit.message, "Write a.txt (#1)");
    assert.equal(commit.parents.length, 1);
    await branchWith(github, "b", "b.txt", "b");
    await github.repos.createOrUpdateFileContents({
      ...hello,
      path: "m.txt",
      message: "M",
      content: base64("m"),
    });
    const { data: two } = await github.pulls.create({ ...hello, title: "Two", head: "b", base: "main" });
    await github.pulls.merge({ ...hello, pull_number: two.number, merge_method: "rebase" });
    const { data: commits } = await github.repos.listCommits(hello);
    assert.deepEqual(
      commits.map(({ commit: { message } }) => message),
      ["Write b.txt", "M", "Write a.txt (#1)", "Initial commit"],
    );
  });

  it("come from forks", async () => {
    const monalisa = octokit(twin, "ghp_monalisa");
    await monalisa.repos.createFork(hello);
    await monalisa.repos.createOrUpdateFileContents({
      owner: "monalisa",
      repo: "Hello-World",
      path: "fork.txt",
      message: "From afar",
      content: base64("x"),
    });
    const { data: pull } = await monalisa.pulls.create({
      ...hello,
      title: "Mine",
      head: "monalisa:main",
      base: "main",
    });
    assert.equal(pull.head.repo?.full_name, "monalisa/Hello-World");
    const { data: found } = await github.pulls.list({ ...hello, head: "monalisa:main" });
    assert.equal(found.length, 1);
    assert.equal((await github.pulls.merge({ ...hello, pull_number: pull.number })).data.merged, true);
  });
});
