import assert from "node:assert/strict";
import { InvalidInputLinearError, type LinearClient } from "@linear/sdk";
import type { RunningTwin } from "@wondertwin/framework/testing";
import { client, NOW, startLinear } from "./sdk.ts";

describe("Linear's issues", () => {
  let twin: RunningTwin;
  let linear: LinearClient;
  let teamId: string;

  before(async () => {
    twin = await startLinear();
    linear = client(twin);
    const { nodes } = await linear.teams({ filter: { key: { eq: "ENG" } } });
    teamId = nodes[0]?.id ?? "";
  });
  after(() => twin.close());

  it("are made in their team's first state, and found by the name people use", async () => {
    const { success, issue } = await linear.createIssue({ teamId, title: "Hello, world" });
    assert.equal(success, true);
    const made = await issue;
    assert.match(made?.identifier ?? "", /^ENG-\d+$/);
    assert.equal(made?.createdAt.toISOString(), NOW);
    assert.equal((await made?.state)?.type, "backlog");
    const found = await linear.issue(made?.identifier ?? "");
    assert.equal(found.id, made?.id);
    assert.match(found.url, /\/issue\/ENG-\d+\/hello-world$/);
  });

  it("fail as the SDK's own errors where something is not there", async () => {
    const isMissing = (what: string) => (error: unknown) =>
      error instanceof InvalidInputLinearError && error.message.includes(`Entity not found: ${what}`);
    await assert.rejects(linear.issue("ENG-9999"), isMissing("Issue"));
    await assert.rejects(linear.createIssue({ teamId: "nowhere", title: "Lost" }), isMissing("Team"));
  });
});
