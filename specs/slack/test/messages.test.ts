import assert from "node:assert/strict";
import type { WebClient } from "@slack/web-api";
import type { RunningTwin } from "@wondertwin/framework/testing";
import { ADA, BOT_USER, client, failureOf, GENERAL, NOW, startSlack, TEAM } from "./sdk.ts";

describe("messages", () => {
  let twin: RunningTwin;
  let bot: WebClient;
  let ada: WebClient;
  before(async () => {
    twin = await startSlack();
    bot = client(twin);
    ada = client(twin, "xoxp-wondertwin");
  });
  after(() => twin.close());

  it("know who speaks", async () => {
    const { url, team, user, team_id, user_id, bot_id, response_metadata } = await bot.auth.test();
    assert.deepEqual(
      { url, team, user, team_id, user_id, bot_id },
      {
        url: "https://wondertwin.slack.com/",
        team: "WonderTwin",
        user: "wonderbot",
        team_id: TEAM,
        user_id: BOT_USER,
        bot_id: "B0WONDER01",
      },
    );
    assert.ok(response_metadata?.scopes?.includes("chat:write"));
  });

  it("are posted, with timestamps that grow though the clock stands still", async () => {
    const first = await bot.chat.postMessage({ channel: "#general", text: "Hello <@U0ADA00001> :wave:" });
    const second = await bot.chat.postMessage({ channel: GENERAL, text: "Again" });
    assert.equal(first.channel, GENERAL);
    assert.match(first.ts ?? "", new RegExp(`^${NOW}\\.\\d{6}$`));
    assert.ok((second.ts ?? "") > (first.ts ?? ""));
    const { type, user, bot_id, team, text, blocks, bot_profile } = first.message ?? {};
    assert.deepEqual(
      { type, user, bot_id, team, text },
      {
        type: "message",
        user: BOT_USER,
        bot_id: "B0WONDER01",
        team: TEAM,
        text: "Hello <@U0ADA00001> :wave:",
      },
    );
    assert.equal(bot_profile?.name, "Wonderbot");
    assert.deepEqual(blocks?.[0]?.elements?.[0], {
      type: "rich_text_section",
      elements: [
        { type: "text", text: "Hello " },
        { type: "user", user_id: ADA },
        { type: "text", text: " " },
        { type: "emoji", name: "wave" },
      ],
    });
  });

  it("are changed and deleted by who said them", async () => {
    const { channel = "", ts = "" } = await bot.chat.postMessage({ channel: GENERAL, text: "Frist" });
    const changed = await bot.chat.update({ channel, ts, text: "First" });
    assert.equal(changed.text, "First");
    const { messages = [] } = await bot.conversations.history({
      channel,
      oldest: ts,
      latest: ts,
      inclusive: true,
    });
    assert.equal(messages[0]?.text, "First");
    assert.equal(messages[0]?.edited?.user, BOT_USER);
    assert.equal(
      (await failureOf(ada.chat.update({ channel, ts, text: "Mine" }))).error,
      "cant_update_message",
    );
    await bot.chat.delete({ channel, ts });
    assert.equal((await failureOf(bot.chat.delete({ channel, ts }))).error, "message_not_found");
  });

  it("carry blocks, attachments and metadata as JSON in a form", async () => {
    const { message } = await bot.chat.postMessage({
      channel: GENERAL,
      text: "Fallback",
      blocks: [
        { type: "section", text: { type: "mrkdwn", text: "*Bold*" } },
        { type: "actions", elements: [{ type: "button", text: { type: "plain_text", text: "Go" } }] },
      ],
      attachments: [{ text: "More" }],
      metadata: { event_type: "made", event_payload: { id: 1 } },
    });
    assert.equal(message?.blocks?.[0]?.type, "section");
    assert.match(message?.blocks?.[0]?.block_id ?? "", /^\w{5}$/);
    assert.match(message?.blocks?.[1]?.elements?.[0]?.action_id ?? "", /^\w{5}$/);
    assert.equal(message?.attachments?.[0]?.id, 1);
    assert.deepEqual(message?.metadata, { event_type: "made", event_payload: { id: 1 } });
    const failed = await failureOf(
      bot.chat.postMessage({ channel: GENERAL, text: "x", blocks: [{ type: "nonsense" }] }),
    );
    assert.equal(failed.error, "invalid_blocks");
    assert.match(
      JSON.stringify(failed.response_metadata),
      /unsupported type: nonsense \[json-pointer:\/blocks\/0\/type\]/,
    );
  });

  it("are refused as Slack refuses them", async () => {
    const refusal = async (message: { channel: string; text: string }) =>
      (await failureOf(bot.chat.postMessage(message))).error;
    assert.equal(await refusal({ channel: "C0NOWHERE1", text: "x" }), "channel_not_found");
    assert.equal(await refusal({ channel: "C0SECRET01", text: "x" }), "channel_not_found");
    assert.equal(await refusal({ channel: "C0QUIET001", text: "x" }), "not_in_channel");
    assert.equal(await refusal({ channel: GENERAL, text: "" }), "no_text");
    assert.equal(await refusal({ channel: GENERAL, text: "x".repeat(40_001) }), "msg_too_long");
  });

  it("form threads, of which a reply may be told to the channel too", async () => {
    const { ts = "" } = await ada.chat.postMessage({ channel: GENERAL, text: "A question" });
    const reply = await bot.chat.postMessage({ channel: GENERAL, text: "An answer", thread_ts: ts });
    const told = await bot.chat.postMessage({
      channel: GENERAL,
      text: "To all",
      thread_ts: ts,
      reply_broadcast: true,
    });
    const { messages = [] } = await bot.conversations.replies({ channel: GENERAL, ts: reply.ts ?? "" });
    assert.deepEqual(
      messages.map(({ text }) => text),
      ["A question", "An answer", "To all"],
    );
    const [root] = messages;
    assert.deepEqual([root?.reply_count, root?.latest_reply, root?.reply_users], [2, told.ts, [BOT_USER]]);
    const { messages: top = [] } = await bot.conversations.history({
      channel: GENERAL,
      oldest: ts,
      inclusive: true,
    });
    assert.deepEqual(
      top.map(({ text }) => text),
      ["To all", "A question"],
    );
    await bot.chat.delete({ channel: GENERAL, ts: told.ts ?? "" });
    const after = await bot.conversations.replies({ channel: GENERAL, ts });
    assert.equal(after.messages?.[0]?.reply_count, 1);
    assert.equal(
      (await failureOf(bot.conversations.replies({ channel: GENERAL, ts: "1.000001" }))).error,
      "thread_not_found",
    );
  });

  it("are seen by one alone where they are ephemeral", async () => {
    const { message_ts = "" } = await bot.chat.postEphemeral({
      channel: GENERAL,
      user: ADA,
      text: "Only you",
    });
    const seenBy = async (who: WebClient) =>
      (await who.conversations.history({ channel: GENERAL, oldest: message_ts, inclusive: true })).messages
        ?.length;
    assert.equal(await seenBy(ada), 1);
    assert.equal(await seenBy(bot), 0);
  });

  it("are said later where they are scheduled", async () => {
    const post_at = NOW + 3600;
    const { scheduled_message_id = "" } = await bot.chat.scheduleMessage({
      channel: GENERAL,
      text: "Later",
      post_at,
    });
    const { scheduled_messages = [] } = await bot.chat.scheduledMessages.list({ channel: GENERAL });
    assert.deepEqual(
      scheduled_messages.map(({ id, post_at: at }) => [id, at]),
      [[scheduled_message_id, post_at]],
    );
    const gone = await bot.chat.scheduleMessage({ channel: GENERAL, text: "Never", post_at: post_at + 1 });
    await bot.chat.deleteScheduledMessage({
      channel: GENERAL,
      scheduled_message_id: gone.scheduled_message_id ?? "",
    });
    assert.equal(
      (await failureOf(bot.chat.scheduleMessage({ channel: GENERAL, text: "x", post_at: 1 }))).error,
      "time_in_past",
    );
    twin.advance("1h");
    const { messages = [] } = await bot.conversations.history({
      channel: GENERAL,
      oldest: String(post_at - 1),
    });
    assert.deepEqual(
      messages.map(({ text }) => text),
      ["Later"],
    );
    assert.match(messages[0]?.ts ?? "", new RegExp(`^${post_at}\\.`));
    assert.deepEqual((await bot.chat.scheduledMessages.list()).scheduled_messages, []);
  });

  it("have a permalink", async () => {
    const { ts = "" } = await bot.chat.postMessage({ channel: GENERAL, text: "Linked" });
    const { permalink } = await bot.chat.getPermalink({ channel: GENERAL, message_ts: ts });
    assert.equal(permalink, `https://wondertwin.slack.com/archives/${GENERAL}/p${ts.replace(".", "")}`);
  });

  it("are listed a page at a time, as the SDK pages", async () => {
    const { channel } = await bot.conversations.create({ name: "paged" });
    for (let count = 1; count <= 5; count++)
      await bot.chat.postMessage({ channel: channel?.id ?? "", text: String(count) });
    const texts: (string | undefined)[] = [];
    for await (const page of bot.paginate("conversations.history", { channel: channel?.id, limit: 2 })) {
      // The SDK does not know of which method its pages are.
      const { messages = [] } = page as Awaited<ReturnType<WebClient["conversations"]["history"]>>;
      texts.push(...messages.filter(({ subtype }) => subtype === undefined).map(({ text }) => text));
    }
    assert.deepEqual(texts, ["5", "4", "3", "2", "1"]);
    const failed = await failureOf(bot.conversations.history({ channel: GENERAL, cursor: "x" }));
    assert.equal(failed.error, "invalid_cursor");
  });
});
