import assert from "node:assert/strict";
import type { Octokit } from "@octokit/rest";
import { type RunningTwin, webhookSink } from "@wondertwin/framework/testing";
import { errorOf, octokit, startGithub } from "./sdk.ts";

const hello = { owner: "octocat", repo: "Hello-World" };
const encoded = (text: string) => Buffer.from(text).toString("base64");

const ci = `name: CI
on:
  push:
    branches: [main]
  workflow_dispatch:
jobs:
  build:
    name: Build it
    runs-on: ubuntu-latest
    steps:
      - run: npm ci
  test:
    runs-on: ubuntu-latest
    steps:
      - run: npm test
`;

describe("workflows, through the SDK", () => {
  let twin: RunningTwin;
  let github: Octokit;
  beforeEach(async () => {
    twin = await startGithub();
    github = octokit(twin);
  });
  afterEach(() => twin.close());

  const write = (file: string, text: string) =>
    github.repos.createOrUpdateFileContents({
      ...hello,
      path: `.github/workflows/${file}`,
      message: `Add ${file}`,
      content: encoded(text),
    });
  const dispatch = (file: string) =>
    github.actions.createWorkflowDispatch({ ...hello, workflow_id: file, ref: "main" });
  const runs = async () => (await github.actions.listWorkflowRunsForRepo(hello)).data.workflow_runs;
  const newest = async () => (await runs())[0] ?? assert.fail("There is no run.");

  it("are the files of the default branch, read by name and by number", async () => {
    assert.equal((await github.actions.listRepoWorkflows(hello)).data.total_count, 0);
    await write("ci.yml", ci);
    const { data } = await github.actions.listRepoWorkflows(hello);
    assert.deepEqual(
      data.workflows.map(({ name, path, state }) => [name, path, state]),
      [["CI", ".github/workflows/ci.yml", "active"]],
    );
    const byName = await github.actions.getWorkflow({ ...hello, workflow_id: "ci.yml" });
    const byNumber = await github.actions.getWorkflow({ ...hello, workflow_id: byName.data.id });
    assert.deepEqual(byNumber.data, byName.data);
    const missing = await errorOf(github.actions.getWorkflow({ ...hello, workflow_id: "cd.yml" }));
    assert.equal(missing.status, 404);
  });

  it("run on a push, through its states as the clock goes on", async () => {
    const { data: written } = await write("ci.yml", ci);
    const run = await newest();
    assert.equal(run.event, "push");
    assert.equal(run.status, "queued");
    assert.equal(run.head_sha, written.commit.sha);
    assert.equal(run.head_commit?.message, "Add ci.yml");
    assert.equal(run.display_title, "Add ci.yml");
    twin.advance("3s");
    assert.equal((await newest()).status, "in_progress");
    twin.advance("10s");
    const { status, conclusion, run_number } = await newest();
    assert.deepEqual([status, conclusion, run_number], ["completed", "success", 1]);
    const { data } = await github.actions.listJobsForWorkflowRun({ ...hello, run_id: run.id });
    assert.deepEqual(
      data.jobs.map((job) => [job.name, job.status, job.conclusion]),
      [
        ["Build it", "completed", "success"],
        ["test", "completed", "success"],
      ],
    );
    const { data: usage } = await github.actions.getWorkflowRunUsage({ ...hello, run_id: run.id });
    assert.equal(usage.run_duration_ms, 20_000);
  });

  it("fail where a command of theirs does, and run again as another attempt", async () => {
    await write("bad.yml", ci.replace("npm test", "exit 1"));
    twin.advance("1m");
    const { id, conclusion } = await newest();
    assert.equal(conclusion, "failure");
    await github.actions.reRunWorkflow({ ...hello, run_id: id });
    const again = await newest();
    assert.deepEqual([again.id, again.status, again.run_attempt], [id, "queued", 2]);
    assert.equal((await errorOf(github.actions.reRunWorkflow({ ...hello, run_id: id }))).status, 403);
    twin.advance("1m");
    const found = await github.actions.listWorkflowRunsForRepo({ ...hello, status: "failure" });
    assert.equal(found.data.total_count, 1);
    const all = await github.actions.listJobsForWorkflowRun({ ...hello, run_id: id, filter: "all" });
    assert.equal(all.data.total_count, 4);
  });

  it("are dispatched, cancelled, and refused where they cannot be", async () => {
    await write("ci.yml", ci);
    await write("nightly.yml", "on: [schedule]\njobs:\n  sweep:\n    runs-on: ubuntu-latest\n");
    assert.equal((await dispatch("ci.yml")).status, 204);
    const run = await newest();
    assert.equal(run.event, "workflow_dispatch");
    assert.equal((await github.actions.cancelWorkflowRun({ ...hello, run_id: run.id })).status, 202);
    twin.advance("1m");
    assert.equal((await newest()).conclusion, "cancelled");
    assert.equal((await errorOf(github.actions.cancelWorkflowRun({ ...hello, run_id: run.id }))).status, 409);
    const untold = await errorOf(dispatch("nightly.yml"));
    assert.equal(untold.status, 422);
    assert.match(untold.message, /Workflow does not have 'workflow_dispatch' trigger/);
    await github.actions.disableWorkflow({ ...hello, workflow_id: "ci.yml" });
    assert.equal((await errorOf(dispatch("ci.yml"))).status, 422);
    await github.actions.enableWorkflow({ ...hello, workflow_id: "ci.yml" });
    await dispatch("ci.yml");
    const { data } = await github.actions.listWorkflowRuns({ ...hello, workflow_id: "ci.yml" });
    assert.deepEqual(data.workflow_runs.map(({ run_number }) => run_number).slice(0, 2), [
      data.total_count,
      data.total_count - 1,
    ]);
  });

  it("tell hooks of their runs", async () => {
    const sink = await webhookSink();
    try {
      await write("ci.yml", ci);
      twin.advance("1m");
      await github.repos.createWebhook({
        ...hello,
        config: { url: sink.url, content_type: "json" },
        events: ["workflow_dispatch", "workflow_run"],
      });
      await dispatch("ci.yml");
      twin.advance("1m");
      const seen = [];
      for (let count = 0; count < 5; count++) {
        const { headers, body } = await sink.next();
        const { action, workflow_run, workflow, ref } = JSON.parse(body);
        const named = typeof workflow === "string" ? workflow : workflow?.name;
        seen.push([headers["x-github-event"], action, workflow_run?.status ?? ref, named]);
      }
      assert.deepEqual(seen, [
        ["ping", undefined, undefined, undefined],
        ["workflow_run", "requested", "queued", "CI"],
        ["workflow_dispatch", undefined, "refs/heads/main", ".github/workflows/ci.yml"],
        ["workflow_run", "in_progress", "in_progress", "CI"],
        ["workflow_run", "completed", "completed", "CI"],
      ]);
    } finally {
      await sink.close();
    }
  });
});
