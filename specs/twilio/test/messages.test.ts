import assert from "node:assert/strict";
import { type RunningTwin, type WebhookSink, webhookSink } from "@wondertwin/framework/testing";
import twilio from "twilio";
import { client, errorOf, startTwilio, TOKEN } from "./sdk.ts";

const FROM = "+15005550006";
const TO = "+12025550123";

describe("Messages", () => {
  let twin: RunningTwin;
  let sink: WebhookSink;
  before(async () => {
    twin = await startTwilio();
    sink = await webhookSink();
  });
  afterEach(() => twin.reset());
  after(async () => {
    await twin.close();
    await sink.close();
  });

  const send = (more: object = {}) =>
    client(twin).messages.create({ from: FROM, to: TO, body: "Hello", ...more });

  it("go from queued to delivered on the clock, and cost something once they are sent", async () => {
    const message = await send();
    assert.match(message.sid, /^SM[0-9a-f]{32}$/);
    const { status, direction, numSegments, price, dateSent, apiVersion } = message;
    assert.deepEqual(
      [status, direction, numSegments, price, dateSent, apiVersion],
      ["queued", "outbound-api", "1", null, null, "2010-04-01"],
    );
    const later = async (seconds: number) => {
      twin.advance(`${seconds}s`);
      return client(twin).messages(message.sid).fetch();
    };
    assert.equal((await later(1)).status, "sending");
    assert.equal((await later(1)).status, "sent");
    const delivered = await later(1);
    assert.equal(delivered.status, "delivered");
    assert.deepEqual([delivered.price, delivered.priceUnit], ["-0.00790", "USD"]);
    assert.equal(delivered.dateSent.toISOString(), "2026-01-31T12:00:02.000Z");
  });

  it("tell the status address of every step, signed with the account's token", async () => {
    const url = `${sink.url}/status?a=b`;
    const message = await send({ statusCallback: url });
    const told: (string | null)[] = [];
    for (let step = 0; step < 3; step++) {
      twin.advance("1s");
      const { body, headers, path } = await sink.next();
      const fields = Object.fromEntries(new URLSearchParams(body));
      assert.ok(
        twilio.validateRequest(
          TOKEN,
          headers["x-twilio-signature"] ?? "",
          sink.url.replace(/\/$/, "") + path,
          fields,
        ),
      );
      assert.ok(!twilio.validateRequest("other", headers["x-twilio-signature"] ?? "", url, fields));
      assert.equal(fields["MessageSid"], message.sid);
      told.push(fields["MessageStatus"] ?? null);
    }
    assert.deepEqual(told, ["sending", "sent", "delivered"]);
  });

  it("fail to numbers that stand for a carrier's refusal", async () => {
    const { sid } = await send({ to: "+15005550020" });
    const { sid: failed } = await send({ to: "+15005550024" });
    twin.advance("1m");
    const undelivered = await client(twin).messages(sid).fetch();
    assert.deepEqual([undelivered.status, undelivered.errorCode], ["undelivered", 30003]);
    const message = await client(twin).messages(failed).fetch();
    assert.deepEqual([message.status, message.errorCode, message.dateSent], ["failed", 30008, null]);
  });

  it("are refused with the code of what is wrong", async () => {
    const refused: readonly [object, number][] = [
      [{ to: "12" }, 21211],
      [{ to: "+15005550001" }, 21211],
      [{ to: "+15005550002" }, 21612],
      [{ to: "+15005550003" }, 21408],
      [{ to: "+15005550004" }, 21610],
      [{ to: "+15005550009" }, 21614],
      [{ from: "+15005550001" }, 21212],
      [{ from: "+15005550007" }, 21606],
      [{ from: "+15005550008" }, 21611],
      [{ from: "+12025550199" }, 21606],
      [{ from: undefined }, 21603],
      [{ body: "" }, 21602],
      [{ body: "x".repeat(1601) }, 21617],
      [{ from: undefined, messagingServiceSid: `MG${"0".repeat(32)}` }, 21701],
    ];
    for (const [more, code] of refused) {
      const error = await errorOf(send(more));
      assert.equal(error.code, code, JSON.stringify(more));
      assert.equal(error.moreInfo, `https://www.twilio.com/docs/errors/${code}`);
    }
    assert.equal((await client(twin).messages.list()).length, 0);
  });

  it("count their segments by the alphabet they need", async () => {
    const segments = async (body: string) => (await send({ body })).numSegments;
    assert.equal(await segments("a".repeat(160)), "1");
    assert.equal(await segments("a".repeat(161)), "2");
    assert.equal(await segments(`${"a".repeat(159)}€`), "2");
    assert.equal(await segments("ж".repeat(70)), "1");
    assert.equal(await segments("ж".repeat(71)), "2");
    assert.equal(await segments("👍".repeat(35)), "1");
    assert.equal(await segments("👍".repeat(36)), "2");
  });

  it("are found by who they are between and on which day, redacted and removed", async () => {
    const { sid } = await send();
    await send({ to: "+12025550124" });
    twin.advance("1m");
    const found = await client(twin).messages.list({ to: TO, dateSent: new Date("2026-01-31") });
    assert.deepEqual(
      found.map((each) => each.sid),
      [sid],
    );
    assert.equal((await client(twin).messages.list({ dateSentBefore: new Date("2026-01-30") })).length, 0);
    assert.equal((await client(twin).messages(sid).update({ body: "" })).body, "");
    assert.equal(await client(twin).messages(sid).remove(), true);
    assert.equal((await errorOf(client(twin).messages(sid).fetch())).code, 20404);
  });

  it("carry media", async () => {
    const { sid, numMedia } = await send({
      mediaUrl: ["https://example.com/a.png", "https://example.com/b.jpg"],
    });
    assert.equal(numMedia, "2");
    const media = await client(twin).messages(sid).media.list();
    assert.deepEqual(media.map(({ contentType }) => contentType).sort(), ["image/jpeg", "image/png"]);
  });

  it("go by a messaging service: from one of its numbers, at a moment, or not at all", async () => {
    const service = await client(twin).messaging.v1.services.create({ friendlyName: "Alerts" });
    const by = { from: undefined, messagingServiceSid: service.sid };
    assert.equal((await errorOf(send(by))).code, 21703);
    const number = await client(twin).incomingPhoneNumbers.create({ phoneNumber: FROM });
    await client(twin).messaging.v1.services(service.sid).phoneNumbers.create({ phoneNumberSid: number.sid });
    const message = await send(by);
    assert.deepEqual([message.status, message.from, message.numSegments], ["accepted", null, "0"]);
    twin.advance("1m");
    const sent = await client(twin).messages(message.sid).fetch();
    assert.deepEqual([sent.status, sent.from, sent.numSegments], ["delivered", FROM, "1"]);

    const sendAt = new Date("2026-01-31T13:00:00Z");
    const scheduled = await send({ ...by, sendAt, scheduleType: "fixed" });
    assert.equal(scheduled.status, "scheduled");
    const cancelled = await send({ ...by, sendAt, scheduleType: "fixed" });
    assert.equal(
      (await client(twin).messages(cancelled.sid).update({ status: "canceled" })).status,
      "canceled",
    );
    twin.advance("2h");
    assert.equal((await client(twin).messages(scheduled.sid).fetch()).status, "delivered");
    assert.equal((await client(twin).messages(cancelled.sid).fetch()).status, "canceled");
    assert.equal((await errorOf(send({ ...by, sendAt, scheduleType: "fixed" }))).code, 35111);
    assert.equal((await errorOf(client(twin).messages(sent.sid).update({ status: "canceled" }))).code, 30409);
  });
});
