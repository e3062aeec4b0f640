import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import twilio from "twilio";
import { type App, startApp } from "./app.ts";
import { client, errorOf, SID, startTwilio, TOKEN } from "./sdk.ts";

const FROM = "+15005550006";
const TO = "+12025550123";

const voice = (build: (response: twilio.twiml.VoiceResponse) => unknown): string => {
  const response = new twilio.twiml.VoiceResponse();
  build(response);
  return response.toString();
};

describe("Calls", () => {
  let twin: RunningTwin;
  let app: App;
  before(async () => {
    twin = await startTwilio();
    app = await startApp(TOKEN, {
      "/menu": voice((say) => {
        const gather = say.gather({ numDigits: 1, action: "/chosen" });
        gather.say("Press one & wait");
        say.say("Nothing was pressed");
      }),
      "/chosen": voice((say) => say.redirect("/goodbye?from=menu")),
      "/goodbye?from=menu": voice((say) => {
        say.say("Goodbye");
        say.hangup();
      }),
      "/record": voice((say) => say.record({ action: "/recorded", maxLength: 30 })),
      "/recorded": voice((say) => say.say("Thank you")),
      "/forward": voice((say) => {
        say.dial({ action: "/dialled" }, "+12025550177");
      }),
      "/busy": voice((say) => {
        say.dial({ action: "/dialled" }, "+15005550030");
      }),
      "/dialled": voice((say) => say.say("That was it")),
      "/broken": "<Response><Say>",
      "/status": "",
    });
  });
  afterEach(() => {
    twin.reset();
    app.heard.length = 0;
  });
  after(async () => {
    await twin.close();
    await app.close();
  });

  const call = (path: string, more: object = {}) =>
    client(twin).calls.create({ from: FROM, to: TO, url: app.url + path, ...more });

  /** Lets time go by and the application be asked, until nothing is left to do. */
  const advance = async (seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      twin.advance("1s");
      await twin.webhooks.settled();
    }
  };
  const phone = async (path: string, deed?: object) => {
    const response = await fetch(`${twin.url}/_pages/${SID}/phone${path}`, {
      ...(deed && { method: "POST", body: JSON.stringify(deed) }),
      headers: { "content-type": "application/json" },
    });
    return Object(await response.json());
  };

  it("ring, are answered, follow the application's TwiML and end", async () => {
    const events = ["initiated", "ringing", "answered", "completed"];
    const { sid, status, direction } = await call("/chosen", {
      statusCallback: `${app.url}/status`,
      statusCallbackEvent: events,
    });
    assert.deepEqual([status, direction], ["queued", "outbound-api"]);
    await advance(1);
    assert.equal((await client(twin).calls(sid).fetch()).status, "ringing");
    await advance(2);
    assert.equal((await client(twin).calls(sid).fetch()).status, "in-progress");
    await advance(1);
    const ended = await client(twin).calls(sid).fetch();
    assert.deepEqual([ended.status, ended.duration, ended.price], ["completed", "1", "-0.01300"]);
    assert.deepEqual((await phone(`/calls/${sid}`)).heard, ["Goodbye"]);
    assert.ok(app.heard.every(({ isSigned }) => isSigned));
    const told = app.heard.filter(({ path }) => path === "/status").map(({ fields }) => fields["CallStatus"]);
    assert.deepEqual(told, ["initiated", "ringing", "in-progress", "completed"]);
    const requests = await client(twin).calls(sid).events.list();
    assert.deepEqual(
      requests.map(({ request }) => new URL(Object(request).url).pathname),
      ["/chosen", "/goodbye"],
    );
  });

  it("wait for keys, and go on where nobody presses any", async () => {
    const { sid } = await call("/menu");
    await advance(3);
    assert.equal((await phone(`/calls/${sid}`)).waiting_for, "Gather");
    await phone(`/calls/${sid}/digits`, { digits: "1" });
    await twin.webhooks.settled();
    const asked = app.heard.find(({ path }) => path === "/chosen");
    assert.equal(asked?.fields["Digits"], "1");
    const patient = await call("/menu");
    await advance(20);
    assert.deepEqual((await phone(`/calls/${patient.sid}`)).heard, [
      "Press one & wait",
      "Nothing was pressed",
    ]);
    assert.equal((await client(twin).calls(patient.sid).fetch()).status, "completed");
  });

  it("are recorded", async () => {
    const { sid } = await call("/record");
    await advance(12);
    const [recording] = await client(twin).calls(sid).recordings.list();
    assert.equal(recording?.duration, "5");
    assert.equal(app.heard.find(({ path }) => path === "/recorded")?.fields["RecordingSid"], recording?.sid);
    assert.equal((await client(twin).recordings.list()).length, 1);
  });

  it("dial others, and hear how that ended", async () => {
    const { sid } = await call("/forward");
    await advance(20);
    const [child] = await client(twin).calls.list({ parentCallSid: sid });
    assert.deepEqual(
      [child?.to, child?.direction, child?.status],
      ["+12025550177", "outbound-dial", "completed"],
    );
    await call("/busy");
    await advance(20);
    assert.deepEqual(
      app.heard.filter(({ path }) => path === "/dialled").map(({ fields }) => fields["DialCallStatus"]),
      ["completed", "busy"],
    );
  });

  it("take TwiML as it is, and other TwiML on the way", async () => {
    const twiml = voice((say) => say.pause({ length: 60 }));
    const { sid } = await client(twin).calls.create({ from: FROM, to: TO, twiml });
    await advance(4);
    await client(twin)
      .calls(sid)
      .update({ twiml: voice((say) => say.say("Instead")) });
    await advance(2);
    assert.deepEqual((await phone(`/calls/${sid}`)).heard, ["Instead"]);
    const long = await client(twin).calls.create({ from: FROM, to: TO, twiml });
    await advance(4);
    assert.equal((await client(twin).calls(long.sid).update({ status: "completed" })).status, "completed");
    assert.equal((await errorOf(client(twin).calls(long.sid).update({ status: "completed" }))).code, 21220);
  });

  it("end as nobody takes them, or with an apology for an application that fails", async () => {
    const busy = await call("/menu", { to: "+15005550030" });
    const cancelled = await call("/menu");
    await client(twin).calls(cancelled.sid).update({ status: "canceled" });
    const broken = await call("/broken");
    const missing = await call("/nowhere");
    await advance(5);
    const status = async (sid: string) => (await client(twin).calls(sid).fetch()).status;
    assert.deepEqual(
      [
        await status(busy.sid),
        await status(cancelled.sid),
        await status(broken.sid),
        await status(missing.sid),
      ],
      ["busy", "canceled", "completed", "completed"],
    );
    assert.match((await phone(`/calls/${broken.sid}`)).heard.join(), /application error/);
    assert.match((await phone(`/calls/${missing.sid}`)).heard.join(), /application error/);
  });

  it("are refused with the code of what is wrong", async () => {
    const refused: readonly [object, number][] = [
      [{ to: "12" }, 21211],
      [{ to: "+15005550001" }, 21211],
      [{ to: "+15005550002" }, 21214],
      [{ to: "+15005550003" }, 21215],
      [{ to: "+15005550004" }, 21216],
      [{ from: "+15005550001" }, 21212],
      [{ from: "+12025550199" }, 21210],
      [{ url: "nowhere" }, 21205],
    ];
    for (const [more, code] of refused) assert.equal((await errorOf(call("/menu", more))).code, code);
  });

  it("and messages come in from people, and are answered by TwiML", async () => {
    const sms = new twilio.twiml.MessagingResponse();
    sms.message("You wrote");
    const answered = await startApp(TOKEN, {
      "/voice": voice((say) => say.say("You called")),
      "/sms": sms.toString(),
    });
    const number = await client(twin).incomingPhoneNumbers.create({
      phoneNumber: FROM,
      voiceUrl: `${answered.url}/voice`,
      smsUrl: `${answered.url}/sms`,
    });
    assert.equal(number.friendlyName, "(500) 555-0006");
    const { sid } = await phone("/calls", { from: TO, to: FROM });
    await advance(3);
    const taken = await client(twin).calls(sid).fetch();
    assert.deepEqual([taken.direction, taken.status], ["inbound", "completed"]);
    assert.deepEqual((await phone(`/calls/${sid}`)).heard, ["You called"]);
    const received = await phone("/messages", { from: TO, to: FROM, body: "Hi" });
    assert.deepEqual([received.status, received.direction], ["received", "inbound"]);
    assert.equal(answered.heard.at(-1)?.fields["CallStatus"], "ringing");
    await advance(5);
    assert.equal(answered.heard.at(-1)?.fields["Body"], "Hi");
    const [reply] = await client(twin).messages.list({ to: TO });
    assert.deepEqual(
      [reply?.body, reply?.direction, reply?.status],
      ["You wrote", "outbound-reply", "delivered"],
    );
    assert.ok(answered.heard.every(({ isSigned }) => isSigned));
    await phone("/messages", { from: TO, to: FROM, body: "stop" });
    assert.equal(
      (await errorOf(client(twin).messages.create({ from: FROM, to: TO, body: "?" }))).code,
      21610,
    );
    await phone("/messages", { from: TO, to: FROM, body: "START" });
    assert.equal((await client(twin).messages.create({ from: FROM, to: TO, body: "?" })).status, "queued");
    await answered.close();
  });
});
