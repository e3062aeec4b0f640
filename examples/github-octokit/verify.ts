import assert from "node:assert/strict";
import { RequestError } from "@octokit/request-error";
import { Octokit } from "@octokit/rest";
import { startTwin, webhookSink } from "@wondertwin/framework/testing";
import { closeStale, receive } from "./bot.ts";
import { Steps } from "./steps.ts";

const SECRET = "hush";
const place = { owner: "octo-org", repo: "hello-org" };

/** Reports issues, hands what GitHub tells to the bot, and compares what it did with what GitHub holds. */
await using twin = await startTwin("github");
await using sink = await webhookSink();
const nothing = (): void => {};
// Calls that fail on purpose are no news.
const log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
const as = (auth: string) => new Octokit({ auth, baseUrl: twin.url, log });
const [octocat, hubot] = [as("ghp_wondertwin"), as("ghp_hubot")];
const steps = new Steps();

await steps.step("a hook says hello", async () => {
  await octocat.repos.createWebhook({
    ...place,
    config: { url: sink.url, content_type: "json", secret: SECRET },
    events: ["issues"],
  });
  assert.equal(await receive(octocat, SECRET, await sink.next()), "ignored");
});

await steps.step("an issue is welcomed, and labelled by its words", async () => {
  const { data } = await hubot.issues.create({ ...place, title: "The robot is broken", body: "Why?" });
  assert.equal(await receive(octocat, SECRET, await sink.next()), "welcomed");
  const { data: issue } = await hubot.issues.get({ ...place, issue_number: data.number });
  assert.deepEqual(
    issue.labels.map((label) => (typeof label === "string" ? label : label.name)),
    ["bug", "question"],
  );
  const { data: comments } = await hubot.issues.listComments({ ...place, issue_number: data.number });
  assert.deepEqual(
    comments.map(({ body, user }) => [user?.login, body]),
    [["octocat", "Thank you, @hubot! Somebody will look at this."]],
  );
});

await steps.step("what nobody signed is refused", async () => {
  const forged = {
    headers: { "x-github-event": "issues", "x-hub-signature-256": `sha256=${"0".repeat(64)}` },
    body: "{}",
  };
  await assert.rejects(receive(octocat, SECRET, forged), /signature/);
});

await steps.step("what is old is closed, over several pages, and what is new stays", async () => {
  for (let number = 0; number < 60; number++) await hubot.issues.create({ ...place, title: `Old ${number}` });
  twin.advance("720h");
  const { data: fresh } = await hubot.issues.create({ ...place, title: "New" });
  const before = new Date(Date.parse(fresh.created_at) - 86_400_000);
  assert.equal(await closeStale(octocat, place, before), 61);
  const { data: open } = await hubot.issues.listForRepo(place);
  assert.deepEqual(
    open.map(({ title }) => title),
    ["New"],
  );
});

await steps.step(
  "what is private is not there for others, and a limit fails as the SDK's own error",
  async () => {
    await assert.rejects(hubot.repos.get({ owner: "octocat", repo: "secrets" }), isError(404));
    const { id } = twin.faults.add({ operation: "users/get-authenticated", status: 403, first: 1 });
    await assert.rejects(octocat.users.getAuthenticated(), isError(403));
    twin.faults.remove(id);
  },
);

function isError(status: number): (error: unknown) => boolean {
  return (error) => error instanceof RequestError && error.status === status;
}

process.exitCode = steps.exitCode;
