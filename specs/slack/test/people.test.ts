import assert from "node:assert/strict";
import type { WebClient } from "@slack/web-api";
import type { RunningTwin } from "@wondertwin/framework/testing";
import { ADA, client, failureOf, GENERAL, NOW, startSlack } from "./sdk.ts";

const GRACE = "U0GRACE001";

describe("people", () => {
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

  it("are listed, looked up and shown with what the token may read", async () => {
    const { members = [], response_metadata } = await bot.users.list({ limit: 2 });
    assert.deepEqual(
      members.map(({ name }) => name),
      ["ada", "grace"],
    );
    const next = await bot.users.list({ limit: 2, cursor: response_metadata?.next_cursor ?? "" });
    assert.deepEqual(
      next.members?.map(({ name }) => name),
      ["alan", "wonderbot"],
    );
    assert.equal((await bot.users.lookupByEmail({ email: "Grace@example.com" })).user?.id, GRACE);
    assert.equal(await error(bot.users.lookupByEmail({ email: "nobody@example.com" })), "users_not_found");
    assert.equal((await bot.users.info({ user: ADA })).user?.profile?.email, "ada@example.com");
    const { user } = await client(twin, "xoxb-wondertwin-readonly").users.info({ user: ADA });
    assert.equal(user?.profile?.email, undefined);
    assert.equal(await error(bot.users.info({ user: "U0NOBODY01" })), "user_not_found");
  });

  it("say who and how they are", async () => {
    await ada.users.profile.set({ profile: { status_text: "Busy", status_emoji: ":bee:" } });
    const { profile } = await bot.users.profile.get({ user: ADA });
    assert.deepEqual(
      [profile?.status_text, profile?.status_emoji, profile?.real_name],
      ["Busy", ":bee:", "Ada Lovelace"],
    );
    await ada.users.setPresence({ presence: "away" });
    assert.equal((await bot.users.getPresence({ user: ADA })).presence, "away");
    const { snooze_enabled, snooze_endtime } = await ada.dnd.setSnooze({ num_minutes: 10 });
    assert.deepEqual([snooze_enabled, snooze_endtime], [true, NOW + 600]);
    assert.equal(Object(await bot.dnd.info({ user: ADA })).snooze_enabled, true);
    await ada.dnd.endSnooze();
    assert.equal(await error(ada.dnd.endSnooze()), "snooze_not_active");
  });

  it("are grouped", async () => {
    const { usergroup } = await bot.usergroups.create({ name: "Crew", handle: "crew" });
    const id = usergroup?.id ?? "";
    await bot.usergroups.users.update({ usergroup: id, users: `${ADA},${GRACE}` });
    assert.deepEqual((await bot.usergroups.users.list({ usergroup: id })).users, [ADA, GRACE]);
    await bot.usergroups.disable({ usergroup: id });
    const names = async (all: boolean) =>
      (await bot.usergroups.list({ include_disabled: all })).usergroups?.map(({ handle }) => handle);
    assert.deepEqual([await names(false), await names(true)], [["pioneers"], ["pioneers", "crew"]]);
  });

  it("are reminded, and search", async () => {
    const { reminder } = await ada.reminders.add({ text: "Tea", time: "in 5 minutes" });
    assert.equal(reminder?.time, NOW + 300);
    await ada.reminders.complete({ reminder: reminder?.id ?? "" });
    assert.equal((await ada.reminders.info({ reminder: reminder?.id ?? "" })).reminder?.complete_ts, NOW);
    await bot.chat.postMessage({ channel: GENERAL, text: "The needle is here" });
    const { messages } = await ada.search.messages({ query: "needle in:general" });
    assert.deepEqual(
      messages?.matches?.map(({ text, channel }) => [text, channel?.name]),
      [["The needle is here", "general"]],
    );
    assert.equal((await ada.search.messages({ query: "needle in:random" })).messages?.total, 0);
  });

  it("are invited, promoted and let go by administrators", async () => {
    await ada.admin.users.invite({
      team_id: "T0WONDER01",
      email: "new@example.com",
      channel_ids: [GENERAL],
      real_name: "New One",
    });
    const { user } = await bot.users.lookupByEmail({ email: "new@example.com" });
    const user_id = user?.id ?? "";
    await ada.admin.users.setAdmin({ team_id: "T0WONDER01", user_id });
    assert.equal((await bot.users.info({ user: user_id })).user?.is_admin, true);
    await ada.admin.users.remove({ team_id: "T0WONDER01", user_id });
    assert.equal((await bot.users.info({ user: user_id })).user?.deleted, true);
  });
});

describe("files", () => {
  let twin: RunningTwin;
  let bot: WebClient;
  before(async () => {
    twin = await startSlack();
    bot = client(twin);
  });
  after(() => twin.close());

  it("are uploaded as the SDK does it, shared by a message, and deleted", async () => {
    const uploaded = await bot.files.uploadV2({
      channel_id: GENERAL,
      filename: "notes.txt",
      title: "Notes",
      content: "some notes",
      initial_comment: "Have a look",
    });
    const id = Object(uploaded).files[0].files[0].id;
    const { file, content } = await bot.files.info({ file: id });
    assert.deepEqual(
      [file?.title, file?.mimetype, file?.size, content],
      ["Notes", "text/plain", 10, "some notes"],
    );
    assert.deepEqual(file?.channels, [GENERAL]);
    const { messages = [] } = await bot.conversations.history({ channel: GENERAL, limit: 1 });
    assert.deepEqual([messages[0]?.text, messages[0]?.files?.[0]?.id], ["Have a look", id]);
    assert.equal((await bot.files.list({ channel: GENERAL })).files?.length, 2);
    await bot.files.delete({ file: id });
    assert.equal((await failureOf(bot.files.info({ file: id }))).error, "file_not_found");
  });

  it("are not there before their bytes are", async () => {
    const { file_id = "" } = await bot.files.getUploadURLExternal({ filename: "a.bin", length: 3 });
    assert.equal(
      (await failureOf(bot.files.completeUploadExternal({ files: [{ id: file_id }] }))).error,
      "upload_not_found",
    );
    assert.equal((await failureOf(bot.files.info({ file: file_id }))).error, "file_not_found");
  });
});
