import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import { client, errorOf, startTwilio } from "./sdk.ts";

describe("Conversations", () => {
  let twin: RunningTwin;
  before(async () => {
    twin = await startTwilio();
  });
  after(() => twin.close());

  it("hold people and what they say, in order", async () => {
    const { conversations } = client(twin).conversations.v1;
    const { sid, state } = await conversations.create({ friendlyName: "Support", uniqueName: "support-1" });
    assert.match(sid, /^CH[0-9a-f]{32}$/);
    assert.equal(state, "active");
    assert.equal((await errorOf(conversations.create({ uniqueName: "support-1" }))).code, 50353);
    const { participants, messages } = conversations(sid);
    await participants.create({ identity: "ada" });
    assert.equal((await errorOf(participants.create({ identity: "ada" }))).code, 50433);
    const phone = await participants.create({ "messagingBinding.address": "+12025550123" });
    assert.equal(Object(phone.messagingBinding).type, "sms");
    const first = await messages.create({ author: "ada", body: "Hello" });
    const second = await messages.create({ body: "How can we help?" });
    assert.deepEqual([first.index, second.index, second.author], [0, 1, "system"]);
    assert.equal((await messages.list()).length, 2);
    assert.equal((await messages(first.sid).update({ body: "Hello!" })).body, "Hello!");
    assert.equal(await messages(second.sid).remove(), true);
    assert.equal((await conversations(sid).update({ state: "closed" })).state, "closed");
    assert.equal((await participants.list()).length, 2);
    const other = await conversations.create({ friendlyName: "Other" });
    assert.equal((await conversations(other.sid).messages.list()).length, 0);
    assert.equal(await conversations(sid).remove(), true);
    assert.equal((await errorOf(conversations(sid).fetch())).code, 20404);
  });
});
