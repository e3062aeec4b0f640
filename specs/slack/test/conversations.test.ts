import assert from "node:assert/strict";
import type { WebClient } from "@slack/web-api";
import type { RunningTwin } from "@wondertwin/framework/testing";
import { ADA, BOT_USER, client, failureOf, GENERAL, NOW, startSlack } from "./sdk.ts";

const GRACE = "U0GRACE001";
const ALAN = "U0ALAN0001";

describe("conversations", () => {
  let twin: RunningTwin;
  let bot: WebClient;
  let ada: WebClient;
  before(async () => {
    twin = await startSlack();
    bot = client(twin);
    ada = client(twin, "xoxp-wondertwin");
  });
  after(() => twin.close());
  const error = async (call: Promise<unknown>) => (await failureOf(call)).error;

  it("are created, found, renamed, archived and opened again", async () => {
    const { channel } = await bot.conversations.create({ name: "project-x" });
    const id = channel?.id ?? "";
    assert.match(id, /^C[A-Z0-9]{10}$/);
    const { name, is_channel, is_private, is_member, creator, created, topic } = channel ?? {};
    assert.deepEqual(
      { name, is_channel, is_private, is_member, creator, created, topic: topic?.value },
      {
        name: "project-x",
        is_channel: true,
        is_private: false,
        is_member: true,
        creator: BOT_USER,
        created: NOW,
        topic: "",
      },
    );
    assert.equal(await error(bot.conversations.create({ name: "project-x" })), "name_taken");
    assert.equal(await error(bot.conversations.create({ name: "Project X" })), "invalid_name_specials");
    assert.equal(
      (await bot.conversations.rename({ channel: id, name: "project-y" })).channel?.name,
      "project-y",
    );
    assert.deepEqual((await bot.conversations.info({ channel: id })).channel?.previous_names, ["project-x"]);
    await bot.conversations.setTopic({ channel: id, topic: "Ships" });
    assert.equal(
      (await bot.conversations.setPurpose({ channel: id, purpose: "To ship" })).channel?.purpose?.value,
      "To ship",
    );
    assert.equal((await bot.conversations.info({ channel: id })).channel?.topic?.value, "Ships");
    await bot.conversations.archive({ channel: id });
    assert.equal(await error(bot.chat.postMessage({ channel: id, text: "x" })), "is_archived");
    assert.equal(await error(bot.conversations.archive({ channel: id })), "already_archived");
    assert.ok(
      !(await bot.conversations.list({ exclude_archived: true })).channels?.some((each) => each.id === id),
    );
    await ada.conversations.unarchive({ channel: id });
    assert.equal(await error(ada.conversations.archive({ channel: GENERAL })), "cant_archive_general");
  });

  it("have members who come and go", async () => {
    const { channel } = await bot.conversations.create({ name: "coming-and-going" });
    const id = channel?.id ?? "";
    await bot.conversations.invite({ channel: id, users: `${ADA},${GRACE}` });
    assert.deepEqual((await bot.conversations.members({ channel: id })).members, [BOT_USER, ADA, GRACE]);
    assert.equal(await error(bot.conversations.invite({ channel: id, users: ADA })), "already_in_channel");
    assert.equal(
      await error(bot.conversations.invite({ channel: id, users: "U0NOBODY01" })),
      "user_not_found",
    );
    await bot.conversations.kick({ channel: id, user: GRACE });
    assert.equal(await error(bot.conversations.kick({ channel: id, user: BOT_USER })), "cant_kick_self");
    await ada.conversations.leave({ channel: id });
    assert.deepEqual((await bot.conversations.members({ channel: id })).members, [BOT_USER]);
    await ada.conversations.join({ channel: id });
    const again = await ada.conversations.join({ channel: id });
    assert.deepEqual(again.response_metadata?.warnings, ["already_in_channel"]);
    const { messages = [] } = await bot.conversations.history({ channel: id });
    assert.deepEqual(
      messages.map(({ subtype }) => subtype),
      ["channel_join", "channel_leave", "channel_leave", "channel_join", "channel_join", "channel_join"],
    );
  });

  it("are private to their members, and direct between people", async () => {
    const { channel } = await ada.conversations.create({ name: "hush", is_private: true });
    assert.equal(await error(bot.conversations.info({ channel: channel?.id ?? "" })), "channel_not_found");
    const one = await bot.conversations.open({ users: ADA });
    const two = await bot.conversations.open({ users: ADA, return_im: true });
    assert.deepEqual([two.channel?.id, two.already_open, two.channel?.user], [one.channel?.id, true, ADA]);
    const { channel: group } = await bot.conversations.open({ users: `${ADA},${ALAN}` });
    const shown = await bot.conversations.info({ channel: group?.id ?? "" });
    assert.deepEqual([shown.channel?.is_mpim, shown.channel?.name], [true, "mpdm-ada--alan--wonderbot-1"]);
    const { channel: spokenTo } = await bot.chat.postMessage({ channel: ADA, text: "psst" });
    assert.equal(spokenTo, one.channel?.id);
    const { channels = [] } = await ada.conversations.list({ types: "im,private_channel" });
    assert.ok(channels.some(({ id }) => id === one.channel?.id));
    assert.equal(await error(bot.conversations.list({ types: "nonsense" })), "invalid_types");
  });

  it("have reactions, pins, stars and bookmarks", async () => {
    const { ts = "" } = await bot.chat.postMessage({ channel: GENERAL, text: "React" });
    const at = { channel: GENERAL, timestamp: ts };
    await bot.reactions.add({ ...at, name: "wave" });
    await ada.reactions.add({ ...at, name: "wave" });
    assert.equal(await error(ada.reactions.add({ ...at, name: "wave" })), "already_reacted");
    const { message } = await bot.reactions.get(at);
    assert.deepEqual(message?.reactions, [{ name: "wave", users: [BOT_USER, ADA], count: 2 }]);
    await ada.reactions.remove({ ...at, name: "wave" });
    assert.equal(await error(ada.reactions.remove({ ...at, name: "wave" })), "no_reaction");
    await bot.pins.add(at);
    assert.equal(await error(bot.pins.add(at)), "already_pinned");
    const { items = [] } = await bot.pins.list({ channel: GENERAL });
    assert.deepEqual(
      items.map((item) => Object(item).message.ts),
      [ts],
    );
    await bot.pins.remove(at);
    await ada.stars.add(at);
    assert.equal((await ada.stars.list({})).items?.length, 1);
    const { bookmark } = await bot.bookmarks.add({
      channel_id: GENERAL,
      title: "Docs",
      type: "link",
      link: "https://example.com/docs",
    });
    assert.match(bookmark?.id ?? "", /^Bk/);
    await bot.bookmarks.edit({ channel_id: GENERAL, bookmark_id: bookmark?.id ?? "", title: "Manual" });
    const titles = (await bot.bookmarks.list({ channel_id: GENERAL })).bookmarks?.map(({ title }) => title);
    assert.deepEqual(titles, ["Handbook", "Manual"]);
    await bot.bookmarks.remove({ channel_id: GENERAL, bookmark_id: bookmark?.id ?? "" });
  });

  it("are governed by administrators", async () => {
    const { channel_id = "" } = await ada.admin.conversations.create({
      name: "governed",
      is_private: false,
      team_id: "T0WONDER01",
    });
    await ada.admin.conversations.invite({ channel_id, user_ids: [ALAN] });
    await ada.admin.conversations.convertToPrivate({ channel_id });
    const found = await ada.admin.conversations.search({ query: "governed" });
    assert.equal(found.conversations?.[0]?.is_private, true);
    await ada.admin.conversations.setCustomRetention({ channel_id, duration_days: 30 });
    assert.equal((await ada.admin.conversations.getCustomRetention({ channel_id })).duration_days, 30);
    await ada.admin.conversations.delete({ channel_id });
    assert.equal(await error(ada.conversations.info({ channel: channel_id })), "channel_not_found");
    assert.equal(await error(bot.admin.conversations.search({})), "not_allowed_token_type");
  });
});
