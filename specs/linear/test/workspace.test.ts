import assert from "node:assert/strict";
import {
  AuthenticationLinearError,
  InvalidInputLinearError,
  type LinearClient,
  ProjectUpdateHealthType,
} from "@linear/sdk";
import type { RunningTwin } from "@wondertwin/framework/testing";
import { client, startLinear } from "./sdk.ts";

const fails = (message: RegExp) => (error: unknown) =>
  error instanceof InvalidInputLinearError && message.test(error.message);

/** A number that the SDK has no method for. */
async function unread(linear: LinearClient): Promise<number | undefined> {
  const { data } = await linear.client.rawRequest<
    { notificationsUnreadCount: number },
    Record<string, never>
  >("{ notificationsUnreadCount }");
  return data?.notificationsUnreadCount;
}

describe("a Linear workspace", () => {
  let twin: RunningTwin;
  let linear: LinearClient;

  before(async () => {
    twin = await startLinear();
    linear = client(twin, "lin_api_ada");
  });
  after(() => twin.close());

  it("knows who asks, by the key's name or as the first of its people", async () => {
    assert.equal((await linear.viewer).displayName, "ada");
    assert.equal((await linear.viewer).isMe, true);
    assert.equal((await client(twin, "lin_api_grace").viewer).name, "Grace Hopper");
    assert.equal((await client(twin, "lin_api_whatever").viewer).displayName, "ada");
    const organization = await linear.organization;
    assert.equal(organization.urlKey, "wonder");
    assert.equal((await organization.users()).nodes.length, 3);
    assert.equal((await (await linear.viewer).organization).id, organization.id);
  });

  it("takes no key that is none, and no token that nobody gave", async () => {
    await assert.rejects(async () => client(twin, "key").viewer, AuthenticationLinearError);
    await assert.rejects(async () => client(twin, "lin_oauth_unheard").viewer, AuthenticationLinearError);
  });

  it("is another one for a key that ends in another name", async () => {
    const other = client(twin, "lin_api_ada@worker-2");
    await other.createTeam({ name: "Elsewhere", key: "ELSE" });
    assert.equal((await other.teams()).nodes.length, 3);
    assert.equal((await linear.teams()).nodes.length, 2);
  });

  it("gives a new team its states, a key and a member", async () => {
    const team = await (await linear.createTeam({ name: "Operations" })).team;
    assert.equal(team?.key, "OPE");
    const states = await team?.states();
    assert.deepEqual(states?.nodes.map(({ type }) => type).toSorted(), [
      "backlog",
      "canceled",
      "completed",
      "duplicate",
      "started",
      "started",
      "unstarted",
    ]);
    assert.deepEqual(
      (await team?.members())?.nodes.map(({ displayName }) => displayName),
      ["ada"],
    );
    assert.equal((await team?.defaultIssueState)?.name, "Backlog");
    await assert.rejects(linear.createTeam({ name: "Again", key: "ope" }), fails(/taken/));
    await linear.deleteTeam(team?.id ?? "");
    await assert.rejects(linear.team("OPE"), fails(/Entity not found: Team/));
  });

  it("has states that a team can add to, and labels that are not twice there", async () => {
    const { id: teamId } = await linear.team("ENG");
    const state = await (
      await linear.createWorkflowState({ teamId, name: "Blocked", type: "started", color: "#ff0000" })
    ).workflowState;
    assert.equal((await state?.team)?.key, "ENG");
    await assert.rejects(
      linear.createWorkflowState({ teamId, name: "Odd", type: "odd", color: "#000" }),
      fails(/type must be one of/),
    );
    await assert.rejects(linear.createIssueLabel({ name: "bug" }), fails(/Duplicate label name/));
    const label = await (await linear.createIssueLabel({ name: "Chore", teamId })).issueLabel;
    assert.equal((await label?.team)?.key, "ENG");
  });

  it("plans in projects, milestones and cycles, and tells how far they are", async () => {
    const { id: teamId } = await linear.team("ENG");
    const project = await (await linear.createProject({ name: "Launch", teamIds: [teamId] })).project;
    assert.match(project?.url ?? "", /\/project\/launch-[0-9a-f]{12}$/);
    assert.equal((await project?.status)?.type, "backlog");
    const milestone = await (
      await linear.createProjectMilestone({ projectId: project?.id ?? "", name: "Beta" })
    ).projectMilestone;
    const cycle = await (
      await linear.createCycle({ teamId, startsAt: new Date("2026-01-26"), endsAt: new Date("2026-02-09") })
    ).cycle;
    assert.ok(cycle);
    assert.equal(cycle.number, 1);
    assert.equal(cycle.isActive, true);
    const states = (await linear.workflowStates({ filter: { team: { id: { eq: teamId } } } })).nodes;
    const done = states.find(({ name }) => name === "Done")?.id;
    assert.ok(project && milestone);
    const common = { teamId, projectId: project.id, projectMilestoneId: milestone.id, cycleId: cycle.id };
    await linear.createIssue({ ...common, title: "First", ...(done && { stateId: done }) });
    await linear.createIssue({ ...common, title: "Second" });
    assert.equal((await linear.project(project?.id ?? "")).progress, 0.5);
    assert.equal((await linear.cycle(cycle.id ?? "")).progress, 0.5);
    assert.equal((await linear.projectMilestone(milestone?.id ?? "")).progress, 0.5);
    assert.equal((await (await linear.team("ENG")).activeCycle)?.id, cycle.id);
    await linear.createProjectUpdate({
      projectId: project?.id ?? "",
      body: "Late.",
      health: ProjectUpdateHealthType.AtRisk,
    });
    assert.equal((await linear.project(project?.id ?? "")).health, "atRisk");
    await linear.deleteProject(project?.id ?? "");
    assert.equal((await linear.projects()).nodes.length, 0);
    assert.equal((await linear.projects({ includeArchived: true })).nodes.length, 1);
    await assert.rejects(linear.createProject({ name: "Nobody's", teamIds: [] }), fails(/of a team/));
  });

  it("keeps documents, favorites and attachments", async () => {
    const issue = await linear.issue("ENG-2");
    const document = await (await linear.createDocument({ title: "How we count", issueId: issue.id }))
      .document;
    assert.match(document?.url ?? "", /how-we-count/);
    assert.equal((await document?.issue)?.identifier, "ENG-2");
    const favorite = await (await linear.createFavorite({ issueId: issue.id })).favorite;
    assert.equal(favorite?.type, "issue");
    assert.equal((await linear.favorites()).nodes.length, 1);
    const url = "https://example.com/report/1";
    await linear.createAttachment({ issueId: issue.id, title: "Report", url });
    await linear.createAttachment({ issueId: issue.id, title: "Report, again", url });
    const { nodes } = await linear.attachmentsForURL(url);
    assert.deepEqual(
      nodes.map(({ title }) => title),
      ["Report, again"],
    );
    assert.equal((await nodes[0]?.issue)?.identifier, "ENG-2");
  });

  it("tells people what concerns them, until they have read it", async () => {
    const grace = client(twin, "lin_api_grace");
    const { id: assigneeId } = await grace.viewer;
    const issue = await linear.issue("ENG-3");
    await linear.updateIssue(issue.id, { assigneeId });
    await linear.createComment({ issueId: issue.id, body: "Have a look." });
    const { nodes } = await grace.notifications();
    assert.deepEqual(
      nodes.map(({ type }) => type),
      ["issueNewComment", "issueAssignedToYou"],
    );
    assert.equal(await unread(grace), 2);
    await grace.updateNotification(nodes[0]?.id ?? "", { readAt: new Date() });
    assert.equal(await unread(grace), 1);
    assert.equal((await linear.notifications()).nodes.length, 0);
  });

  it("counts requests, and what a document costs", async () => {
    const response = await fetch(`${twin.url}/graphql`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: "lin_api_counting" },
      body: JSON.stringify({ query: "{ issues(first: 10) { nodes { id title team { key } } } }" }),
    });
    assert.equal(response.headers.get("x-ratelimit-requests-limit"), "5000");
    assert.equal(response.headers.get("x-complexity"), String(1 + Math.ceil(10 * (1 + 0.2 + 1.1))));
  });
});
