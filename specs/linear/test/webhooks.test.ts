import assert from "node:assert/strict";
import { LinearWebhookClient } from "@linear/sdk/webhooks";
import { type RunningTwin, startTwin, type WebhookSink, webhookSink } from "@wondertwin/framework/testing";
import { client } from "./sdk.ts";

describe("Linear's webhooks", () => {
  let twin: RunningTwin;
  let sink: WebhookSink;

  before(async () => {
    twin = await startTwin("linear");
    sink = await webhookSink();
  });
  after(async () => {
    await sink.close();
    await twin.close();
  });

  it("tell of what happens to issues, signed so that the SDK's client takes it", async () => {
    const linear = client(twin);
    const made = await linear.createWebhook({
      url: sink.url,
      resourceTypes: ["Issue"],
      allPublicTeams: true,
    });
    const webhook = await made.webhook;
    const team = (await linear.team("ENG")).id;
    const issue = await (await linear.createIssue({ teamId: team, title: "Told", labelIds: [] })).issue;
    await linear.updateIssue(issue?.id ?? "", { title: "Retold" });
    await linear.createComment({ issueId: issue?.id ?? "", body: "Nobody asked." });
    const deliveries = [await sink.next(), await sink.next()];
    const verifier = new LinearWebhookClient(webhook?.secret ?? "");
    const payloads = deliveries.map(({ body, headers }) =>
      verifier.parseData(Buffer.from(body), String(headers["linear-signature"])),
    );
    const [created, updated] = payloads.map((payload) => JSON.parse(JSON.stringify(payload)));
    assert.equal(created.type, "Issue");
    assert.equal(created.action, "create");
    assert.equal(created.webhookId, webhook?.id);
    assert.equal(created.actor.name, "Ada Lovelace");
    assert.equal(created.data.identifier, issue?.identifier);
    assert.equal(created.data.team.key, "ENG");
    assert.equal(created.data.state.name, "Backlog");
    assert.equal(updated.action, "update");
    assert.equal(updated.data.title, "Retold");
    assert.equal(updated.updatedFrom.title, "Told");
    assert.deepEqual(sink.waiting, []);
  });

  it("of one team are told of that team's issues alone", async () => {
    const linear = client(twin, "lin_api_ada@other");
    const [design, engineering] = [await linear.team("DES"), await linear.team("ENG")];
    await linear.createWebhook({ url: sink.url, resourceTypes: ["Issue"], teamId: design.id });
    await linear.createIssue({ teamId: engineering.id, title: "Elsewhere" });
    await linear.createIssue({ teamId: design.id, title: "Here" });
    const { body } = await sink.next();
    assert.equal(JSON.parse(body).data.title, "Here");
  });
});
