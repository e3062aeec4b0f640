import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import type { Resend } from "resend";
import { client, hello, ok, refused, startResend } from "./sdk.ts";

describe("contacts, broadcasts and templates, through the SDK", () => {
  let twin: RunningTwin;
  let resend: Resend;
  beforeEach(async () => {
    twin = await startResend();
    resend = client(twin);
  });
  afterEach(() => twin.close());

  it("keep contacts with properties in segments, found by id or address", async () => {
    await ok(resend.contactProperties.create({ key: "plan", type: "string", fallbackValue: "free" }));
    const segment = await ok(resend.segments.create({ name: "Customers" }));
    assert.deepEqual([segment.object, segment.name], ["segment", "Customers"]);
    const { id } = await ok(
      resend.contacts.create({
        email: "Grace@Example.org",
        firstName: "Grace",
        properties: { plan: "pro" },
        segments: [{ id: segment.id }],
      }),
    );
    const contact = await ok(resend.contacts.get({ email: "grace@example.org" }));
    assert.deepEqual(contact, {
      object: "contact",
      id,
      email: "grace@example.org",
      first_name: "Grace",
      last_name: null,
      unsubscribed: false,
      properties: { plan: { type: "string", value: "pro" } },
      created_at: "2026-01-31 12:00:00.000+00",
    });
    const listed = await ok(resend.contacts.list({ segmentId: segment.id }));
    assert.deepEqual(
      listed.data.map((each) => Object.keys(each).includes("properties")),
      [false],
    );
    assert.deepEqual(
      (await ok(resend.contacts.segments.list({ contactId: id }))).data.map(({ name }) => name),
      ["Customers"],
    );
    await ok(resend.contacts.update({ id, unsubscribed: true }));
    assert.equal((await ok(resend.contacts.get(id))).unsubscribed, true);
    await ok(resend.contacts.segments.remove({ contactId: id, segmentId: segment.id }));
    assert.deepEqual((await ok(resend.contacts.list({ segmentId: segment.id }))).data, []);
    assert.equal(
      (await refused(resend.contacts.create({ email: "x@example.org", properties: { no: 1 } })))[0],
      422,
    );
    assert.deepEqual(await ok(resend.contacts.remove(id)), { object: "contact", contact: id, deleted: true });
    assert.deepEqual(await refused(resend.contacts.get(id)), [404, "not_found", "Contact not found"]);
  });

  it("know segments by their former name too", async () => {
    const made = await ok(resend.post<{ object: string; id: string }>("/audiences", { name: "Old" }));
    assert.equal(made.object, "audience");
    assert.equal((await ok(resend.segments.get(made.id))).name, "Old");
    const { id } = await ok(resend.contacts.create({ audienceId: made.id, email: "a@example.org" }));
    assert.equal((await ok(resend.contacts.get({ audienceId: made.id, email: "a@example.org" }))).id, id);
    await ok(resend.contacts.update({ audienceId: made.id, id, lastName: "Byron" }));
    assert.equal((await ok(resend.contacts.get(id))).last_name, "Byron");
    await ok(resend.contacts.remove({ audienceId: made.id, id }));
    assert.equal((await ok(resend.contacts.list())).data.length, 0);
  });

  it("send a broadcast to those who want it", async () => {
    const { id: segmentId } = await ok(resend.segments.create({ name: "News" }));
    const { id: topicId } = await ok(resend.topics.create({ name: "Weekly", defaultSubscription: "opt_in" }));
    const add = (email: string, more: object = {}) =>
      ok(resend.contacts.create({ email, segments: [{ id: segmentId }], ...more }));
    const ada = await add("ada@example.org", { firstName: "Ada" });
    await add("gone@example.org", { unsubscribed: true });
    await add("not@example.org", { topics: [{ id: topicId, subscription: "opt_out" }] });
    const { id } = await ok(
      resend.broadcasts.create({
        ...hello,
        segmentId,
        topicId,
        html: "<p>{{{FIRST_NAME|there}}} <a href='{{{RESEND_UNSUBSCRIBE_URL}}}'>stop</a></p>",
      }),
    );
    await ok(resend.broadcasts.send(id, { scheduledAt: "in 1 hour" }));
    assert.equal((await ok(resend.broadcasts.get(id))).status, "queued");
    assert.deepEqual(await ok(resend.broadcasts.cancel(id)), { object: "broadcast", id });
    await ok(resend.broadcasts.send(id, { scheduledAt: "in 1 hour" }));
    twin.advance("2h");
    const sent = await ok(resend.broadcasts.get(id));
    assert.deepEqual([sent.status, sent.sent_at], ["sent", "2026-01-31 13:00:00.000+00"]);
    const { data } = await ok(resend.emails.list());
    assert.deepEqual(
      data.map(({ to }) => to),
      [["ada@example.org"]],
    );
    const { html } = await ok(resend.emails.get(data[0]?.id ?? ""));
    const [, stop = ""] = /href='([^']+)'/.exec(html ?? "") ?? [];
    assert.match(html ?? "", /^<p>Ada /);
    assert.equal((await fetch(stop)).status, 200);
    assert.equal((await ok(resend.contacts.get(ada.id))).unsubscribed, true);
    const recipients = await ok(resend.broadcasts.recipients(id, { type: "delivered" }));
    assert.deepEqual(
      recipients.data.map(({ email }) => email),
      ["ada@example.org"],
    );
    assert.equal((await refused(resend.broadcasts.remove(id)))[0], 422);
    assert.equal((await refused(resend.broadcasts.send(id)))[0], 422);
  });

  it("send a template once it is published", async () => {
    const { id } = await ok(
      resend.templates.create({
        name: "Welcome",
        alias: "welcome",
        ...hello,
        html: "<p>Hello {{{NAME}}}, {{{COUNT}}}</p>",
        variables: [
          { key: "NAME", type: "string" },
          { key: "COUNT", type: "number", fallbackValue: 1 },
        ],
      }),
    );
    const send = (variables: Record<string, string | number>) =>
      resend.emails.send({ to: "x@example.org", template: { id: "welcome", variables } });
    assert.equal((await refused(send({ NAME: "Ada" })))[1], "validation_error");
    assert.deepEqual(await ok(resend.templates.publish(id)), { object: "template", id });
    const email = await ok(resend.emails.get((await ok(send({ NAME: "Ada" }))).id));
    assert.deepEqual([email.from, email.subject, email.html], [hello.from, "Hello", "<p>Hello Ada, 1</p>"]);
    assert.match((await refused(send({})))[2], /NAME/);
    await ok(resend.templates.update("welcome", { html: "<p>Changed</p>" }));
    const changed = await ok(resend.templates.get(id));
    assert.deepEqual([changed.status, changed.has_unpublished_versions], ["published", true]);
    assert.equal((await ok(resend.emails.get((await ok(send({ NAME: "B" }))).id))).html, "<p>Hello B, 1</p>");
    const copy = await ok(resend.templates.duplicate(id));
    assert.equal((await ok(resend.templates.get(copy.id))).status, "draft");
  });

  it("send nothing to suppressed addresses", async () => {
    const { id } = await ok(resend.suppressions.add({ email: "x@example.org" }));
    assert.equal((await ok(resend.suppressions.get("x@example.org"))).id, id);
    const email = await ok(resend.emails.send({ ...hello, to: "X@example.org" }));
    assert.equal((await ok(resend.emails.get(email.id))).last_event, "suppressed");
    await ok(resend.suppressions.batch.add({ emails: ["a@example.org", "b@example.org"] }));
    const { data } = await ok(resend.suppressions.batch.remove({ emails: ["a@example.org"] }));
    assert.equal(data.length, 1);
    assert.equal((await ok(resend.suppressions.list({ origin: "manual" }))).data.length, 2);
    assert.equal((await ok(resend.suppressions.remove(id))).deleted, true);
  });
});

describe("emails that come in, through the SDK", () => {
  let twin: RunningTwin;
  let resend: Resend;
  beforeEach(async () => {
    twin = await startResend();
    resend = client(twin);
  });
  afterEach(() => twin.close());

  it("are those to a domain that receives", async () => {
    const attachments = [{ filename: "ä.txt", content: Buffer.from("content") }];
    await ok(
      resend.emails.send({
        ...hello,
        from: "a@news.example.com",
        to: ["help@example.com", "x@example.org"],
        attachments,
      }),
    );
    twin.advance("1s");
    const { data } = await resend.emails.receiving.list();
    const [summary] = data?.data ?? [];
    assert.deepEqual(summary?.received_for, ["help@example.com"]);
    const email = await ok(resend.emails.receiving.get(summary?.id ?? ""));
    assert.deepEqual([email.object, email.subject, email.html], ["email", "Hello", hello.html]);
    const files = await ok(resend.emails.receiving.attachments.list({ emailId: email.id }));
    assert.deepEqual(
      files.data.map(({ filename }) => filename),
      ["ä.txt"],
    );
    const forwarded = await ok(
      resend.emails.receiving.forward({ emailId: email.id, to: "y@example.org", from: "b@example.com" }),
    );
    const sent = await ok(resend.emails.get(forwarded.id));
    assert.deepEqual([sent.subject, sent.html?.trim()], ["Hello", hello.html]);
    const copies = await ok(resend.emails.attachments.list({ emailId: forwarded.id }));
    assert.deepEqual(
      copies.data.map(({ filename, size }) => [filename, size]),
      [["ä.txt", 7]],
    );
  });
});
