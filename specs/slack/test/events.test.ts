import assert from "node:assert/strict";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { verifySlackRequest } from "@slack/bolt";
import { type RunningTwin, startTwin, type WebhookSink, webhookSink } from "@wondertwin/framework/testing";
import { ADA, BOT_USER, client, GENERAL, NOW } from "./sdk.ts";

interface Told {
  readonly type: string;
  readonly team_id: string;
  readonly api_app_id: string;
  readonly event_id: string;
  readonly event_time: number;
  readonly event: Readonly<Record<string, unknown>>;
  readonly authorizations: readonly { readonly user_id: string }[];
}

describe("events", () => {
  let twin: RunningTwin;
  let sink: WebhookSink;
  before(async () => {
    sink = await webhookSink();
    twin = await startTwin("slack", { now: NOW * 1000, webhook: { url: sink.url, secret: "shh" } });
  });
  after(async () => {
    await twin.close();
    await sink.close();
  });

  const heard = async (): Promise<Told> => JSON.parse((await sink.next()).body);

  it("are told with what tells whom they are for, and verify with the SDK", async () => {
    const { ts } = await client(twin).chat.postMessage({ channel: GENERAL, text: "Told" });
    const { headers, body } = await sink.next();
    const timestamp = Number(headers["x-slack-request-timestamp"]);
    const signature = headers["x-slack-signature"] ?? "";
    const given = { "x-slack-signature": signature, "x-slack-request-timestamp": timestamp };
    verifySlackRequest({ signingSecret: "shh", body, headers: given });
    assert.throws(() => verifySlackRequest({ signingSecret: "other", body, headers: given }));
    const told: Told = JSON.parse(body);
    assert.match(told.event_id, /^Ev[A-Z0-9]{10}$/);
    assert.deepEqual(
      [told.type, told.team_id, told.api_app_id, told.event_time],
      ["event_callback", "T0WONDER01", "A0WONDER01", NOW],
    );
    assert.equal(told.authorizations[0]?.user_id, BOT_USER);
    const { type, channel, channel_type, user, text, event_ts } = told.event;
    assert.deepEqual(
      { type, channel, channel_type, user, text, event_ts },
      {
        type: "message",
        channel: GENERAL,
        channel_type: "channel",
        user: BOT_USER,
        text: "Told",
        event_ts: ts,
      },
    );
  });

  it("tell of changes and deletions as Slack words them", async () => {
    const ada = client(twin, "xoxp-wondertwin");
    const { channel = "", ts = "" } = await ada.chat.postMessage({ channel: GENERAL, text: "One" });
    await ada.chat.update({ channel, ts, text: "Two" });
    await ada.reactions.add({ channel, timestamp: ts, name: "wave" });
    await ada.chat.delete({ channel, ts });
    const [said, changed, reacted, deleted] = [await heard(), await heard(), await heard(), await heard()];
    assert.equal(said.event["subtype"], undefined);
    assert.equal(changed.event["subtype"], "message_changed");
    assert.deepEqual(
      [Object(changed.event["message"]).text, Object(changed.event["previous_message"]).text],
      ["Two", "One"],
    );
    assert.deepEqual(
      [reacted.event["type"], reacted.event["reaction"], reacted.event["item"], reacted.event["item_user"]],
      ["reaction_added", "wave", { type: "message", channel, ts }, ADA],
    );
    assert.deepEqual([deleted.event["subtype"], deleted.event["deleted_ts"]], ["message_deleted", ts]);
  });

  it("of channels that the bot is not in are told to nobody", async () => {
    await client(twin, "xoxp-wondertwin").chat.postMessage({ channel: "C0QUIET001", text: "Between us" });
    await client(twin).conversations.create({ name: "loud" });
    const { event } = await heard();
    assert.equal(event["type"], "channel_created");
    await twin.webhooks.settled();
  });

  it("come about by their triggers", () => {
    const untried = twin.triggers().filter(({ event }) => {
      twin.reset();
      return !twin.trigger(event).events.includes(event);
    });
    assert.deepEqual(untried, []);
    assert.ok(twin.triggers().length > 15);
  });
});

describe("deliveries", () => {
  it("are repeated with number and reason, until an app wants no more", async () => {
    const heard: IncomingHttpHeaders[] = [];
    const server = createServer((request, response) => {
      heard.push(request.headers);
      response.writeHead(500, heard.length === 3 ? { "x-slack-no-retry": "1" } : {}).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    // A server that listens on a port has an address of this kind.
    const { port } = server.address() as AddressInfo;
    const twin = await startTwin("slack", { now: NOW * 1000, webhook: { url: `http://127.0.0.1:${port}` } });
    try {
      await client(twin).chat.postMessage({ channel: GENERAL, text: "Heard?" });
      for (const pause of ["0s", "1s", "1m", "5m"]) {
        if (pause !== "0s") twin.advance(pause);
        await twin.webhooks.settled();
      }
      assert.deepEqual(
        heard.map((headers) => [headers["x-slack-retry-num"], headers["x-slack-retry-reason"]]),
        [
          [undefined, undefined],
          ["1", "http_error"],
          ["2", "http_error"],
        ],
      );
      assert.equal(twin.webhooks.list()[0]?.status, "failed");
    } finally {
      await twin.close();
      server.closeAllConnections();
      server.close();
    }
  });

  it("begin with a challenge where an app names its address", async () => {
    const sink = await webhookSink();
    const twin = await startTwin("slack", { now: NOW * 1000 });
    try {
      const manifest = {
        display_information: { name: "Wonderbot" },
        settings: { event_subscriptions: { request_url: sink.url, bot_events: ["app_mention" as const] } },
      };
      const config = client(twin, "xoxe.xoxp-wondertwin");
      await config.apps.manifest.update({ app_id: "A0WONDER01", manifest });
      const { type, challenge } = JSON.parse((await sink.next()).body);
      assert.equal(type, "url_verification");
      assert.match(challenge, /^\w{52}$/);
      await client(twin, "xoxp-wondertwin").chat.postMessage({ channel: GENERAL, text: `<@${BOT_USER}> hi` });
      assert.equal(JSON.parse((await sink.next()).body).event.type, "app_mention");
      await twin.webhooks.settled();
      assert.equal(sink.waiting.length, 0);
      const { manifest: kept } = await config.apps.manifest.export({ app_id: "A0WONDER01" });
      assert.equal(kept?.settings?.event_subscriptions?.request_url, sink.url);
    } finally {
      await twin.close();
      await sink.close();
    }
  });
});
