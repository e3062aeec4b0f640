import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import { client, errorOf, SID, startTwilio } from "./sdk.ts";

const TO = "+12025550123";

describe("Verify", () => {
  let twin: RunningTwin;
  before(async () => {
    twin = await startTwilio();
  });
  afterEach(() => twin.reset());
  after(() => twin.close());

  const makeService = async (more: object = {}) => {
    const { sid } = await client(twin).verify.v2.services.create({ friendlyName: "Wonder", ...more });
    return client(twin).verify.v2.services(sid);
  };
  const codeFor = async (to: string): Promise<string> => {
    const response = await fetch(`${twin.url}/_pages/${SID}/verify/codes?to=${encodeURIComponent(to)}`);
    return Object(await response.json())[0]?.code;
  };

  it("sends a code that can be read, and approves who knows it", async () => {
    const service = await makeService({ codeLength: 8 });
    const { sid, status, channel } = await service.verifications.create({ to: TO, channel: "sms" });
    assert.match(sid, /^VE[0-9a-f]{32}$/);
    assert.deepEqual([status, channel], ["pending", "sms"]);
    const code = await codeFor(TO);
    assert.match(code, /^\d{8}$/);
    const wrong = await service.verificationChecks.create({ to: TO, code: "0" });
    assert.deepEqual([wrong.status, wrong.valid], ["pending", false]);
    const right = await service.verificationChecks.create({ verificationSid: sid, code });
    assert.deepEqual([right.sid, right.status, right.valid, right.to], [sid, "approved", true, TO]);
    assert.equal((await service.verifications(sid).fetch()).status, "approved");
    assert.equal((await errorOf(service.verificationChecks.create({ to: TO, code }))).code, 20404);
    const summary = await client(twin).verify.v2.verificationAttemptsSummary().fetch();
    assert.deepEqual([summary.totalAttempts, summary.totalConverted], [1, 1]);
  });

  it("lets codes expire, be guessed five times and be sent five times", async () => {
    const service = await makeService();
    const { sid } = await service.verifications.create({ to: TO, channel: "sms" });
    for (let guess = 0; guess < 5; guess++)
      assert.equal((await service.verificationChecks.create({ to: TO, code: "x" })).valid, false);
    const { status, code } = await errorOf(service.verificationChecks.create({ to: TO, code: "x" }));
    assert.deepEqual([status, code], [429, 60202]);
    for (let sending = 1; sending < 5; sending++)
      assert.equal((await service.verifications.create({ to: TO, channel: "call" })).sid, sid);
    assert.equal((await errorOf(service.verifications.create({ to: TO, channel: "sms" }))).code, 60203);
    twin.advance("11m");
    assert.equal((await service.verifications(sid).fetch()).status, "expired");
    assert.equal((await errorOf(service.verificationChecks.create({ to: TO, code: "x" }))).code, 20404);
    assert.notEqual((await service.verifications.create({ to: TO, channel: "sms" })).sid, sid);
  });

  it("refuses what nobody can be reached by, and ends verifications on demand", async () => {
    const service = await makeService();
    for (const wrong of [
      { to: "12", channel: "sms" },
      { to: TO, channel: "pigeon" },
      { to: TO, channel: "email" },
      { to: TO, channel: "sms", customCode: "1234" },
    ])
      assert.equal((await errorOf(service.verifications.create(wrong))).code, 60200);
    const { sid } = await service.verifications.create({ to: "ada@example.com", channel: "email" });
    assert.equal((await service.verifications(sid).update({ status: "canceled" })).status, "canceled");
    const own = await makeService({ customCodeEnabled: true });
    await own.verifications.create({ to: TO, channel: "sms", customCode: "4711" });
    assert.equal((await own.verificationChecks.create({ to: TO, code: "4711" })).status, "approved");
  });
});

describe("Numbers", () => {
  let twin: RunningTwin;
  before(async () => {
    twin = await startTwilio();
  });
  after(() => twin.close());

  it("are looked up in both versions of the API", async () => {
    const old = await client(twin)
      .lookups.v1.phoneNumbers("+12025550100")
      .fetch({ type: ["carrier"] });
    assert.deepEqual([old.countryCode, old.nationalFormat], ["US", "(202) 555-0100"]);
    assert.equal(Object(old.carrier).type, "mobile");
    const found = await client(twin)
      .lookups.v2.phoneNumbers("+442079460000")
      .fetch({ fields: "caller_name" });
    assert.deepEqual([found.valid, found.countryCode, found.callingCountryCode], [true, "GB", "44"]);
    assert.equal((await client(twin).lookups.v2.phoneNumbers("+1").fetch()).valid, false);
    assert.equal((await errorOf(client(twin).lookups.v1.phoneNumbers("+1").fetch())).code, 20404);
  });

  it("are found, bought once and given back", async () => {
    const [found] = await client(twin).availablePhoneNumbers("US").local.list({ areaCode: 415, limit: 1 });
    assert.equal(found?.phoneNumber, "+14155551000");
    const bought = await client(twin).incomingPhoneNumbers.create({ phoneNumber: found?.phoneNumber ?? "" });
    assert.equal(bought.friendlyName, "(415) 555-1000");
    assert.equal(
      (await errorOf(client(twin).incomingPhoneNumbers.create({ phoneNumber: "+14155551000" }))).code,
      21422,
    );
    assert.equal(
      (await errorOf(client(twin).incomingPhoneNumbers.create({ phoneNumber: "+15005550000" }))).code,
      21422,
    );
    assert.equal(
      (await errorOf(client(twin).incomingPhoneNumbers.create({ phoneNumber: "+15005550001" }))).code,
      21421,
    );
    assert.equal((await errorOf(client(twin).incomingPhoneNumbers.create({ areaCode: "533" }))).code, 21452);
    const listed = await client(twin).incomingPhoneNumbers.list({ phoneNumber: "415" });
    assert.deepEqual(
      listed.map(({ sid }) => sid),
      [bought.sid],
    );
    assert.equal(await client(twin).incomingPhoneNumbers(bought.sid).remove(), true);
  });

  it("are written to and called by triggers", () => {
    for (const { event } of twin.triggers()) assert.equal(twin.trigger(event).event, event);
  });
});
