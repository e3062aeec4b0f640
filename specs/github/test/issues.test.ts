import assert from "node:assert/strict";
import type { Octokit } from "@octokit/rest";
import type { RunningTwin } from "@wondertwin/framework/testing";
import { errorOf, NOW, octokit, startGithub } from "./sdk.ts";

const hello = { owner: "octocat", repo: "Hello-World" };

describe("issues, through the SDK", () => {
  let twin: RunningTwin;
  let github: Octokit;
  beforeEach(async () => {
    twin = await startGithub();
    github = octokit(twin);
  });
  afterEach(() => twin.close());

  it("count up in each repository, and carry labels, assignees and a milestone", async () => {
    const { data: milestone } = await github.issues.createMilestone({ ...hello, title: "v1" });
    const { data } = await github.issues.create({
      ...hello,
      title: "Found a bug",
      body: "It breaks.",
      labels: ["bug", "new one"],
      assignees: ["octocat", "monalisa"],
      milestone: milestone.number,
    });
    assert.equal(data.number, 1);
    assert.equal(data.state, "open");
    assert.equal(data.user?.login, "octocat");
    assert.equal(data.created_at, NOW);
    assert.deepEqual(
      data.labels.map((label) => (typeof label === "string" ? label : label.name)),
      ["bug", "new one"],
    );
    // Monalisa has no access, so nobody assigns her.
    assert.deepEqual(
      data.assignees?.map(({ login }) => login),
      ["octocat"],
    );
    assert.equal(data.milestone?.title, "v1");
    assert.equal(data.url, `${twin.url}/repos/octocat/Hello-World/issues/1`);
    assert.equal((await github.issues.create({ ...hello, title: "Another" })).data.number, 2);
    const elsewhere = await github.issues.create({ owner: "octo-org", repo: "hello-org", title: "First" });
    assert.equal(elsewhere.data.number, 1);
    assert.equal((await github.issues.get({ ...hello, issue_number: 2 })).data.title, "Another");
    assert.equal((await github.repos.get(hello)).data.open_issues_count, 2);
  });

  it("are closed and opened again, and tell what happened", async () => {
    await github.issues.create({ ...hello, title: "x" });
    const closed = await github.issues.update({
      ...hello,
      issue_number: 1,
      state: "closed",
      state_reason: "not_planned",
    });
    assert.equal(closed.data.closed_at, NOW);
    assert.equal(closed.data.closed_by?.login, "octocat");
    assert.equal(closed.data.state_reason, "not_planned");
    const reopened = await github.issues.update({
      ...hello,
      issue_number: 1,
      state: "open",
      labels: ["later"],
    });
    assert.equal(reopened.data.closed_at, null);
    const { data: events } = await github.issues.listEvents({ ...hello, issue_number: 1 });
    assert.deepEqual(
      events.map(({ event }) => event),
      ["closed", "reopened", "labeled"],
    );
    const { data: timeline } = await github.issues.listEventsForTimeline({ ...hello, issue_number: 1 });
    assert.equal(timeline.length, 3);
  });

  it("are listed by state, label and assignee, the newest first", async () => {
    for (const title of ["a", "b", "c"])
      await github.issues.create({ ...hello, title, labels: title === "b" ? ["bug"] : [] });
    await github.issues.update({ ...hello, issue_number: 3, state: "closed" });
    const titles = async (query: Parameters<Octokit["issues"]["listForRepo"]>[0]) =>
      (await github.issues.listForRepo(query)).data.map(({ title }) => title);
    assert.deepEqual(await titles(hello), ["b", "a"]);
    assert.deepEqual(await titles({ ...hello, state: "all" }), ["c", "b", "a"]);
    assert.deepEqual(await titles({ ...hello, labels: "BUG" }), ["b"]);
    assert.deepEqual(await titles({ ...hello, assignee: "octocat" }), []);
    assert.deepEqual(await titles({ ...hello, state: "all", direction: "asc", per_page: 2 }), ["a", "b"]);
  });

  it("have comments and reactions", async () => {
    await github.issues.create({ ...hello, title: "x" });
    const { data: comment } = await github.issues.createComment({
      ...hello,
      issue_number: 1,
      body: "Me too.",
    });
    assert.equal(comment.user?.login, "octocat");
    assert.equal(comment.issue_url, `${twin.url}/repos/octocat/Hello-World/issues/1`);
    await github.issues.updateComment({ ...hello, comment_id: comment.id, body: "Not me." });
    const { data: comments } = await github.issues.listComments({ ...hello, issue_number: 1 });
    assert.deepEqual(
      comments.map(({ body }) => body),
      ["Not me."],
    );
    assert.equal((await github.issues.get({ ...hello, issue_number: 1 })).data.comments, 1);
    await github.reactions.createForIssue({ ...hello, issue_number: 1, content: "heart" });
    assert.equal((await github.issues.get({ ...hello, issue_number: 1 })).data.reactions?.heart, 1);
    await github.issues.deleteComment({ ...hello, comment_id: comment.id });
    assert.equal((await github.issues.get({ ...hello, issue_number: 1 })).data.comments, 0);
  });

  it("are locked, and hold labels that are renamed with them", async () => {
    await github.issues.create({ ...hello, title: "x", labels: ["one"] });
    await github.issues.lock({ ...hello, issue_number: 1, lock_reason: "spam" });
    assert.equal((await github.issues.get({ ...hello, issue_number: 1 })).data.active_lock_reason, "spam");
    const refused = await errorOf(github.issues.createComment({ ...hello, issue_number: 1, body: "x" }));
    assert.equal(refused.status, 403);
    await github.issues.unlock({ ...hello, issue_number: 1 });
    await github.issues.updateLabel({ ...hello, name: "ONE", new_name: "two", color: "ff0000" });
    const { data } = await github.issues.addLabels({ ...hello, issue_number: 1, labels: ["three"] });
    assert.deepEqual(
      data.map(({ name }) => name),
      ["two", "three"],
    );
    const left = await github.issues.removeLabel({ ...hello, issue_number: 1, name: "two" });
    assert.deepEqual(
      left.data.map(({ name }) => name),
      ["three"],
    );
  });

  it("fail as the SDK's errors do", async () => {
    const duplicate = async () => github.issues.createLabel({ ...hello, name: "bug" });
    await duplicate();
    const taken = await errorOf(duplicate());
    assert.equal(taken.status, 422);
    assert.deepEqual(taken.response?.data, {
      message: "Validation Failed",
      errors: [{ resource: "Label", code: "already_exists", field: "name" }],
      documentation_url: "https://docs.github.com/rest",
      status: "422",
    });
    assert.equal((await errorOf(github.issues.get({ ...hello, issue_number: 99 }))).status, 404);
    const { status, message } = await errorOf(octokit(twin, "ghp_wrong").issues.listForRepo(hello));
    assert.equal(status, 401);
    assert.match(message, /Bad credentials/);
    const unsigned = await errorOf(octokit(twin, "").issues.create({ ...hello, title: "x" }));
    assert.equal(unsigned.status, 401);
  });
});
