import assert from "node:assert/strict";
import { AuthenticationLinearError, type Issue, RatelimitedLinearError } from "@linear/sdk";
import { LinearWebhookClient } from "@linear/sdk/webhooks";
import { startTwin, webhookSink } from "@wondertwin/framework/testing";
import { linearFromEnv } from "./linear-from-env.ts";
import { Steps } from "./steps.ts";
import { triage } from "./triage.ts";

/** Fills a backlog, has it triaged, and compares what the script says with what Linear holds. */
await using twin = await startTwin("linear");
const LINEAR_API_URL = `${twin.url}/graphql`;
const linear = linearFromEnv({ LINEAR_API_KEY: "lin_api_ada", LINEAR_API_URL });
const grace = linearFromEnv({ LINEAR_API_KEY: "lin_api_grace", LINEAR_API_URL });
await using sink = await webhookSink();
const steps = new Steps();

const { id: teamId } = await linear.team("DES");

async function report(title: string): Promise<Issue> {
  const issue = await (await grace.createIssue({ teamId, title })).issue;
  assert.ok(issue);
  return issue;
}

await steps.step("reports are sorted by their words, over several pages", async () => {
  await report("The app crashes on Mondays: data loss");
  for (let number = 1; number <= 25; number++) await report(`Button ${number} is broken`);
  await report("It would be nice to have dark mode");
  await report("Hello");
  const { sorted, unclear } = await triage(linear, "DES");
  assert.equal(sorted.length, 27);
  assert.deepEqual(unclear, ["DES-28"]);
});

await steps.step(
  "what is urgent is somebody's, and has a label, a priority and a comment that says why",
  async () => {
    const issue = await linear.issue("DES-1");
    assert.equal(issue.priorityLabel, "Urgent");
    assert.equal((await issue.assignee)?.displayName, "ada");
    assert.equal((await issue.creator)?.displayName, "grace");
    assert.deepEqual(
      (await issue.labels()).nodes.map(({ name }) => name),
      ["Bug"],
    );
    const [comment] = (await issue.comments()).nodes;
    assert.match(comment?.body ?? "", /Sorted as \*\*Bug\*\*, priority 1/);
    const [change] = (await issue.history()).nodes;
    assert.equal(change?.toPriority, 1);
  },
);

await steps.step("what is sorted is not sorted again", async () => {
  assert.deepEqual(await triage(linear, "DES"), { sorted: [], unclear: ["DES-28"] });
});

await steps.step("work that is begun and finished says when", async () => {
  const { nodes } = await linear.workflowStates({ filter: { team: { key: { eq: "DES" } } } });
  const state = (name: string) => nodes.find((each) => each.name === name)?.id ?? "";
  const { id } = await linear.issue("DES-1");
  await linear.updateIssue(id, { stateId: state("In Progress") });
  twin.advance("2h");
  await linear.updateIssue(id, { stateId: state("Done") });
  const { startedAt, completedAt } = await linear.issue(id);
  assert.equal(Number(completedAt) - Number(startedAt) >= 7_200_000, true);
});

await steps.step("whoever listens is told, with a signature that holds", async () => {
  const payload = await linear.createWebhook({ url: sink.url, resourceTypes: ["Issue"], teamId });
  const webhook = await payload.webhook;
  await report("The printer is slow");
  const { body, headers } = await sink.next();
  const client = new LinearWebhookClient(webhook?.secret ?? "");
  const told = client.parseData(Buffer.from(body), headers["linear-signature"] ?? "");
  assert.equal(told.type, "Issue");
  assert.equal("action" in told && told.action, "create");
});

await steps.step("a wrong key and a limit fail as the SDK's own errors", async () => {
  const stranger = linearFromEnv({ LINEAR_API_KEY: "no_key", LINEAR_API_URL });
  await assert.rejects(async () => stranger.viewer, AuthenticationLinearError);
  const { id } = twin.faults.add({ operation: "viewer", status: 429, first: 1 });
  await assert.rejects(async () => linear.viewer, RatelimitedLinearError);
  twin.faults.remove(id);
});

process.exitCode = steps.exitCode;
