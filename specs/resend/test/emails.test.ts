import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import type { Resend } from "resend";
import { client, hello, ok, refused, startResend } from "./sdk.ts";

describe("emails, through the SDK", () => {
  let twin: RunningTwin;
  let resend: Resend;
  beforeEach(async () => {
    twin = await startResend();
    resend = client(twin);
  });
  afterEach(() => twin.close());

  const send = async (to: string | string[], more: object = {}) =>
    (await ok(resend.emails.send({ ...hello, to, ...more }))).id;
  const lastEvent = async (id: string) => (await ok(resend.emails.get(id))).last_event;

  it("are sent, shown and listed, the newest first", async () => {
    const first = await send("grace@example.org", {
      cc: ["c@example.org"],
      replyTo: "reply@example.com",
      tags: [{ name: "kind", value: "greeting" }],
    });
    const second = await send(["a@example.org", "Bob <b@example.org>"]);
    const email = await ok(resend.emails.get(first));
    assert.equal(email.object, "email");
    assert.equal(email.created_at, "2026-01-31 12:00:00.000+00");
    assert.deepEqual(
      [email.from, email.to, email.cc, email.bcc, email.reply_to, email.html, email.text, email.last_event],
      [
        hello.from,
        ["grace@example.org"],
        ["c@example.org"],
        null,
        ["reply@example.com"],
        hello.html,
        null,
        "sent",
      ],
    );
    assert.deepEqual(email.tags, [{ name: "kind", value: "greeting" }]);
    const { data, has_more } = await ok(resend.emails.list());
    assert.deepEqual([data.map(({ id }) => id), has_more], [[second, first], false]);
    assert.deepEqual(Object.keys(data[0] ?? {}).sort(), [
      "bcc",
      "cc",
      "created_at",
      "from",
      "id",
      "last_event",
      "message_id",
      "reply_to",
      "scheduled_at",
      "subject",
      "to",
      "topic_id",
    ]);
  });

  it("arrive after a while, or end as their test address says", async () => {
    const ids = await Promise.all(
      [
        "x@example.org",
        "delivered@resend.dev",
        "bounced+1@resend.dev",
        "complained@resend.dev",
        "suppressed@resend.dev",
      ].map((to) => send(to)),
    );
    const events = () => Promise.all(ids.map(lastEvent));
    assert.deepEqual(await events(), ["sent", "sent", "sent", "sent", "suppressed"]);
    twin.advance("1s");
    assert.deepEqual(await events(), ["delivered", "delivered", "bounced", "delivered", "suppressed"]);
    twin.advance("1s");
    assert.deepEqual(await events(), ["delivered", "delivered", "bounced", "complained", "suppressed"]);
  });

  it("wait for their moment, which can be moved and called off", async () => {
    const later = await send("x@example.org", { scheduledAt: "2026-01-31T13:00:00Z" });
    const other = await send("x@example.org", { scheduledAt: "in 1 hour" });
    assert.equal((await ok(resend.emails.get(other))).scheduled_at, "2026-01-31 13:00:00.000+00");
    assert.deepEqual(await ok(resend.emails.update({ id: later, scheduledAt: "2026-01-31T15:00:00Z" })), {
      object: "email",
      id: later,
    });
    assert.deepEqual(await ok(resend.emails.cancel(other)), { object: "email", id: other });
    twin.advance("2h");
    assert.deepEqual([await lastEvent(later), await lastEvent(other)], ["scheduled", "canceled"]);
    twin.advance("61m");
    assert.equal(await lastEvent(later), "delivered");
    const [status, name] = await refused(resend.emails.cancel(later));
    assert.deepEqual([status, name], [422, "validation_error"]);
    const past = resend.emails.send({ ...hello, to: "x@example.org", scheduledAt: "2020-01-01T00:00:00Z" });
    assert.equal((await refused(past))[1], "validation_error");
  });

  it("are refused in the API's words", async () => {
    const { from: _, ...anonymous } = hello;
    const wrong = (fields: object) =>
      refused(resend.post("/emails", { ...hello, to: "x@example.org", ...fields }));
    assert.deepEqual(await refused(resend.post("/emails", { ...anonymous, to: "x@example.org" })), [
      422,
      "missing_required_field",
      "Missing `from` field.",
    ]);
    assert.deepEqual(await wrong({ to: [] }), [422, "missing_required_field", "Missing `to` field."]);
    assert.deepEqual((await wrong({ from: "nobody" })).slice(0, 2), [422, "validation_error"]);
    assert.match((await wrong({ to: "nobody" }))[2], /Invalid `to` field/);
    assert.deepEqual((await wrong({ attachments: [{ filename: "a.txt" }] })).slice(0, 2), [
      422,
      "invalid_attachment",
    ]);
    assert.deepEqual((await wrong({ tags: [{ name: "a b", value: "c" }] })).slice(0, 2), [
      422,
      "validation_error",
    ]);
    assert.deepEqual(await wrong({ from: "x@unverified.example" }), [
      403,
      "validation_error",
      "The unverified.example domain is not verified. Please, add and verify your domain on https://resend.com/domains",
    ]);
    const onboarding = { ...hello, from: "onboarding@resend.dev" };
    assert.match(
      (await refused(resend.emails.send({ ...onboarding, to: "x@example.org" })))[2],
      /owner@example\.com/,
    );
    await ok(resend.emails.send({ ...onboarding, to: ["owner@example.com", "delivered@resend.dev"] }));
    assert.deepEqual(await refused(resend.emails.get("4dd369bc-aa82-4ff3-97de-514ae3000ee0")), [
      404,
      "not_found",
      "Email not found",
    ]);
    assert.deepEqual((await refused(resend.emails.get("x"))).slice(0, 2), [422, "validation_error"]);
    assert.deepEqual((await ok(resend.emails.list())).data.length, 1);
  });

  it("are sent once where a key says so", async () => {
    const once = (subject: string) =>
      resend.emails.send({ ...hello, subject, to: "x@example.org" }, { idempotencyKey: "welcome/1" });
    const first = await ok(once("One"));
    assert.deepEqual(await ok(once("One")), first);
    assert.equal((await ok(resend.emails.list())).data.length, 1);
    assert.deepEqual((await refused(once("Two"))).slice(0, 2), [409, "invalid_idempotent_request"]);
    twin.advance("25h");
    assert.notDeepEqual(await ok(once("Two")), first);
    const long = resend.emails.send({ ...hello, to: "x@example.org" }, { idempotencyKey: "k".repeat(257) });
    assert.deepEqual((await refused(long)).slice(0, 2), [400, "invalid_idempotency_key"]);
  });

  it("come in batches, all or those that can be sent", async () => {
    const good = { ...hello, to: "x@example.org" };
    const bad = { ...good, to: "nobody" };
    const { data } = await ok(resend.batch.send([good, { ...good, subject: "Two" }]));
    assert.equal(data.length, 2);
    assert.deepEqual((await refused(resend.batch.send([good, bad]))).slice(0, 2), [422, "validation_error"]);
    assert.equal((await ok(resend.emails.list())).data.length, 2);
    const mixed = await ok(resend.batch.send([bad, good], { batchValidation: "permissive" }));
    assert.equal(mixed.data.length, 1);
    assert.deepEqual(
      mixed.errors.map(({ index }) => index),
      [0],
    );
    assert.equal((await refused(resend.batch.send([])))[1], "validation_error");
  });

  it("keep their attachments", async () => {
    const content = Buffer.from("some text");
    const id = await send("x@example.org", { attachments: [{ filename: "notes.txt", content }] });
    const { data } = await ok(resend.emails.attachments.list({ emailId: id }));
    const [file] = data;
    assert.deepEqual(
      [file?.filename, file?.content_type, file?.size],
      ["notes.txt", "text/plain", content.length],
    );
    const shown = await ok(resend.emails.attachments.get({ emailId: id, id: file?.id ?? "" }));
    assert.equal(await (await fetch(shown.download_url)).text(), "some text");
  });
});
