import assert from "node:assert/strict";
import { startTwin } from "@wondertwin/framework/testing";
import { client, errorOf, NOW } from "./sdk.ts";

/** What an account is after a little of everything. */
async function lived(): Promise<string> {
  const twin = await startTwin("twilio", { now: Date.parse(NOW), seed: "lives" });
  try {
    const account = client(twin);
    const between = { from: "+15005550006", to: "+12025550123" };
    await account.messages.create({ ...between, body: "Hello" });
    await account.calls.create({ ...between, twiml: "<Response><Say>Hello</Say></Response>" });
    await errorOf(account.messages.create({ ...between, to: "12", body: "Hello" }));
    const { sid } = await account.verify.v2.services.create({ friendlyName: "Codes" });
    await account.verify.v2.services(sid).verifications.create({ to: between.to, channel: "sms" });
    await account.api.v2010.accounts.create({ friendlyName: "Customer" });
    await account.conversations.v1.conversations.create({ friendlyName: "Support" });
    twin.advance("1h");
    twin.trigger("message.received");
    return JSON.stringify(twin.state());
  } finally {
    await twin.close();
  }
}

describe("two accounts that live alike", () => {
  it("are alike, byte for byte", async () => {
    const one = await lived();
    assert.ok(one.includes("delivered") && one.includes("expired"));
    assert.ok((await lived()) === one);
  });
});
