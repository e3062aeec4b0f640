import assert from "node:assert/strict";
import {
  InvalidInputLinearError,
  IssueRelationType,
  type LinearClient,
  PaginationSortOrder,
} from "@linear/sdk";
import type { RunningTwin } from "@wondertwin/framework/testing";
import { client, NOW, startLinear } from "./sdk.ts";

const fails = (message: RegExp) => (error: unknown) =>
  error instanceof InvalidInputLinearError && message.test(error.message);

describe("Linear's issues", () => {
  let twin: RunningTwin;
  let linear: LinearClient;
  let teamId: string;

  before(async () => {
    twin = await startLinear();
    linear = client(twin);
    teamId = (await linear.team("ENG")).id;
  });
  after(() => twin.close());

  const make = async (title: string, more = {}) => {
    const issue = await (await linear.createIssue({ teamId, title, ...more })).issue;
    assert.ok(issue);
    return issue;
  };
  const state = async (name: string) => {
    const { nodes } = await linear.workflowStates({
      filter: { name: { eq: name }, team: { id: { eq: teamId } } },
    });
    return nodes[0]?.id ?? "";
  };

  it("are made in their team's first state, and found by the name people use", async () => {
    const { success, issue } = await linear.createIssue({ teamId, title: "Hello, world" });
    assert.equal(success, true);
    const made = await issue;
    assert.equal(made?.identifier, "ENG-4");
    assert.equal(made?.createdAt.toISOString(), NOW);
    assert.equal((await made?.state)?.type, "backlog");
    assert.equal((await made?.creator)?.displayName, "ada");
    const found = await linear.issue("eng-4");
    assert.equal(found.id, made?.id);
    assert.match(found.url, /\/issue\/ENG-4\/hello-world$/);
    assert.equal(found.branchName, "ada/eng-4-hello-world");
    assert.equal((await linear.issueVcsBranchSearch(found.branchName))?.id, found.id);
  });

  it("say when they were begun, finished, reopened and given up", async () => {
    const { id } = await make("A life");
    await linear.updateIssue(id, { stateId: await state("In Progress") });
    twin.advance("1h");
    await linear.updateIssue(id, { stateId: await state("Done") });
    const done = await linear.issue(id);
    assert.equal(Number(done.completedAt) - Number(done.startedAt), 3_600_000);
    await linear.updateIssue(id, { stateId: await state("Canceled") });
    const canceled = await linear.issue(id);
    assert.equal(canceled.completedAt, undefined);
    assert.equal(canceled.canceledAt?.getTime(), canceled.updatedAt.getTime());
    const { nodes } = await canceled.history();
    assert.deepEqual(await Promise.all(nodes.map(async (entry) => (await entry.toState)?.name)), [
      "Canceled",
      "Done",
      "In Progress",
    ]);
  });

  it("hang together: parents, relations, labels, subscribers, comments and their answers", async () => {
    const parent = await make("Whole");
    const child = await make("Part", { parentId: parent.id });
    assert.deepEqual(
      (await parent.children()).nodes.map(({ id }) => id),
      [child.id],
    );
    assert.equal((await child.parent)?.identifier, parent.identifier);
    await linear.createIssueRelation({
      issueId: parent.id,
      relatedIssueId: child.id,
      type: IssueRelationType.Blocks,
    });
    assert.equal((await parent.relations()).nodes[0]?.type, "blocks");
    assert.equal((await (await child.inverseRelations()).nodes[0]?.issue)?.id, parent.id);
    const { nodes: labels } = await linear.issueLabels({ filter: { name: { in: ["Bug", "Feature"] } } });
    for (const { id } of labels) await linear.issueAddLabel(child.id, id);
    await linear.issueRemoveLabel(child.id, labels[0]?.id ?? "");
    assert.equal((await child.labels()).nodes.length, 1);
    await client(twin, "lin_api_grace").issueSubscribe(child.id);
    assert.equal((await child.subscribers()).nodes.length, 2);
    const comment = await (await linear.createComment({ issueId: child.id, body: "Why?" })).comment;
    assert.ok(comment);
    await linear.createComment({ parentId: comment.id, body: "Because." });
    const answers = await linear.comments({ filter: { parent: { id: { eq: comment.id } } } });
    assert.equal(answers.nodes[0]?.body, "Because.");
    assert.equal((await child.comments()).nodes.length, 2);
    await assert.rejects(linear.createComment({ issueId: child.id, body: "" }), fails(/must have a body/));
  });

  it("are put away, trashed, brought back and removed", async () => {
    const { id } = await make("In the way");
    const isListed = async () => (await linear.issues({ filter: { id: { eq: id } } })).nodes.length === 1;
    await linear.archiveIssue(id);
    assert.equal(await isListed(), false);
    assert.ok((await linear.issue(id)).archivedAt);
    await linear.unarchiveIssue(id);
    assert.equal(await isListed(), true);
    await linear.deleteIssue(id);
    assert.equal((await linear.issue(id)).trashed, true);
    await linear.deleteIssue(id, { permanentlyDelete: true });
    await assert.rejects(linear.issue(id), fails(/Entity not found: Issue/));
  });

  it("move to another team under another name, and are found by the old one", async () => {
    const { id, identifier } = await make("A traveller");
    const { id: design } = await linear.team("DES");
    await linear.updateIssue(id, { teamId: design });
    const moved = await linear.issue(id);
    assert.equal(moved.identifier, "DES-1");
    assert.equal((await (await moved.state)?.team)?.key, "DES");
    assert.deepEqual(moved.previousIdentifiers, [identifier]);
  });

  it("change many at once, and are searched", async () => {
    const ids = [(await make("Flux one")).id, (await make("Flux two")).id];
    const { issues } = await linear.updateIssueBatch(ids, { priority: 2 });
    assert.deepEqual(
      issues.map(({ priorityLabel }) => priorityLabel),
      ["High", "High"],
    );
    const batch = await linear.createIssueBatch({ issues: [{ teamId, title: "Flux three" }] });
    assert.equal(batch.issues.length, 1);
    const { nodes, totalCount } = await linear.searchIssues("flux t");
    assert.deepEqual(
      nodes.map(({ title }) => title),
      ["Flux three", "Flux two"],
    );
    assert.equal(totalCount, 2);
    assert.match(nodes[0]?.identifier ?? "", /^ENG-\d+$/);
  });

  it("are listed by pages in both directions, filtered and ordered", async () => {
    for (let number = 0; number < 7; number++) await make(`Row ${number}`, { priority: (number % 4) + 1 });
    const filter = { title: { startsWith: "Row" } };
    const first = await linear.issues({ first: 3, filter });
    assert.deepEqual(
      first.nodes.map(({ title }) => title),
      ["Row 6", "Row 5", "Row 4"],
    );
    const endCursor = first.pageInfo.endCursor ?? "";
    const all = await first.fetchNext();
    assert.equal(all.nodes.length, 6);
    const before = await linear.issues({
      last: 2,
      filter,
      before: endCursor,
    });
    assert.deepEqual(
      before.nodes.map(({ title }) => title),
      ["Row 6", "Row 5"],
    );
    const urgent = await linear.issues({
      filter: { ...filter, or: [{ priority: { eq: 1 } }, { title: { endsWith: "6" } }] },
    });
    assert.deepEqual(
      urgent.nodes.map(({ title }) => title),
      ["Row 6", "Row 4", "Row 0"],
    );
    const sorted = await linear.issues({
      filter,
      sort: [{ title: { order: PaginationSortOrder.Ascending } }],
      first: 2,
    });
    assert.deepEqual(
      sorted.nodes.map(({ title }) => title),
      ["Row 0", "Row 1"],
    );
    assert.equal((await (await linear.team("ENG")).issues({ filter })).nodes.length, 7);
  });

  it("fail as the SDK's own errors where something is not there or not allowed", async () => {
    await assert.rejects(linear.issue("ENG-9999"), fails(/Entity not found: Issue/));
    await assert.rejects(
      linear.createIssue({ teamId: "nowhere", title: "Lost" }),
      fails(/Entity not found: Team/),
    );
    await assert.rejects(linear.createIssue({ teamId }), fails(/title must be a string/));
    await assert.rejects(
      linear.createIssue({ teamId, title: "x", priority: 7 }),
      fails(/priority must be one of/),
    );
    await assert.rejects(
      linear.updateIssue("ENG-2", { assigneeId: "nobody" }),
      fails(/Entity not found: User/),
    );
  });
});
