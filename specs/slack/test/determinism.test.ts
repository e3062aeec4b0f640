import assert from "node:assert/strict";
import { startTwin } from "@wondertwin/framework/testing";
import { ADA, client, failureOf, GENERAL, NOW } from "./sdk.ts";

/** What a workspace is after a little of everything. */
async function lived(): Promise<string> {
  const twin = await startTwin("slack", { now: NOW * 1000, seed: "lives" });
  try {
    const [bot, ada] = [client(twin), client(twin, "xoxp-wondertwin")];
    const { channel } = await bot.conversations.create({ name: "twice" });
    await bot.conversations.invite({ channel: channel?.id ?? "", users: ADA });
    const { ts = "" } = await bot.chat.postMessage({
      channel: GENERAL,
      text: "Both",
      blocks: [{ type: "actions", elements: [{ type: "button", text: { type: "plain_text", text: "Go" } }] }],
    });
    await ada.reactions.add({ channel: GENERAL, timestamp: ts, name: "wave" });
    await ada.chat.postMessage({ channel: GENERAL, text: "Thread", thread_ts: ts });
    await bot.chat.scheduleMessage({ channel: GENERAL, text: "Later", post_at: NOW + 60 });
    await failureOf(bot.chat.postMessage({ channel: "C0NOWHERE1", text: "x" }));
    await bot.usergroups.create({ name: "Twins" });
    twin.advance("2m");
    twin.trigger("slash_commands");
    twin.trigger("view_submission");
    return JSON.stringify(twin.state());
  } finally {
    await twin.close();
  }
}

describe("two workspaces that live alike", () => {
  it("are alike, byte for byte", async () => {
    const one = await lived();
    assert.ok(one.includes("Later"));
    assert.ok((await lived()) === one);
  });
});
