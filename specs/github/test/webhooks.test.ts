import assert from "node:assert/strict";
import { verify } from "@octokit/webhooks-methods";
import { type RunningTwin, type WebhookSink, webhookSink } from "@wondertwin/framework/testing";
import { octokit, startGithub } from "./sdk.ts";

const hello = { owner: "octocat", repo: "Hello-World" };

describe("webhooks", () => {
  let twin: RunningTwin;
  let sink: WebhookSink;
  before(async () => {
    twin = await startGithub();
    sink = await webhookSink();
  });
  after(async () => {
    await sink.close();
    await twin.close();
  });

  it("are pinged, and told of what happens in their repository, signed so that the official verifier takes it", async () => {
    const github = octokit(twin);
    const { data: hook } = await github.repos.createWebhook({
      ...hello,
      config: { url: sink.url, content_type: "json", secret: "hush" },
      events: ["issues", "issue_comment"],
    });
    assert.equal(hook.config.secret, "********");
    await github.issues.create({ owner: "octo-org", repo: "hello-org", title: "Elsewhere" });
    await github.issues.create({ ...hello, title: "Told", labels: ["bug"] });
    await github.issues.createComment({ ...hello, issue_number: 1, body: "Heard." });
    await github.issues.update({ ...hello, issue_number: 1, state: "closed" });
    const deliveries = [await sink.next(), await sink.next(), await sink.next(), await sink.next()];
    const seen = [];
    for (const { headers, body } of deliveries) {
      assert.ok(await verify("hush", body, String(headers["x-hub-signature-256"])));
      assert.match(String(headers["x-github-delivery"]), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      const { action, repository, sender, issue, comment } = JSON.parse(body);
      assert.equal(repository.full_name, "octocat/Hello-World");
      assert.equal(sender.login, "octocat");
      seen.push([headers["x-github-event"], action, issue?.title, comment?.body]);
    }
    assert.deepEqual(seen, [
      ["ping", undefined, undefined, undefined],
      ["issues", "opened", "Told", undefined],
      ["issue_comment", "created", "Told", "Heard."],
      ["issues", "closed", "Told", undefined],
    ]);
    assert.deepEqual(sink.waiting, []);
  });
});
