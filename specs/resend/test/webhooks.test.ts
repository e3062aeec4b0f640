import assert from "node:assert/strict";
import { type RunningTwin, type WebhookSink, webhookSink } from "@wondertwin/framework/testing";
import type { Resend } from "resend";
import { client, hello, ok, startResend } from "./sdk.ts";

describe("webhooks, through the SDK", () => {
  let twin: RunningTwin;
  let sink: WebhookSink;
  let resend: Resend;
  beforeEach(async () => {
    twin = await startResend();
    sink = await webhookSink();
    resend = client(twin);
  });
  afterEach(async () => {
    await twin.close();
    await sink.close();
  });

  it("are told of events that the SDK verifies", async () => {
    const { signing_secret: webhookSecret } = await ok(
      resend.webhooks.create({ endpoint: sink.url, events: ["email.sent", "email.bounced"] }),
    );
    const next = async () => {
      const { body, headers } = await sink.next();
      const [id, timestamp, signature] = ["svix-id", "svix-timestamp", "svix-signature"].map((name) =>
        String(headers[name]),
      );
      assert.match(id ?? "", /^msg_\w{27}$/);
      return resend.webhooks.verify({
        payload: body,
        headers: { id: id ?? "", timestamp: timestamp ?? "", signature: signature ?? "" },
        webhookSecret,
      });
    };
    const tags = [{ name: "kind", value: "test" }];
    const { id } = await ok(resend.emails.send({ ...hello, to: "bounced@resend.dev", tags }));
    const sent = await next();
    assert.equal(sent.type, "email.sent");
    const { message_id, ...data } = sent.type === "email.sent" ? sent.data : assert.fail();
    assert.match(message_id, /^<.+@email\.amazonses\.com>$/);
    assert.deepEqual(data, {
      created_at: "2026-01-31T12:00:00.000Z",
      email_id: id,
      from: hello.from,
      to: ["bounced@resend.dev"],
      subject: "Hello",
      tags: { kind: "test" },
    });
    twin.advance("1s");
    const bounced = await next();
    assert.equal(bounced.type === "email.bounced" && bounced.data.bounce.type, "Permanent");
  });

  it("are listed, changed, given another secret and removed", async () => {
    const { id, signing_secret } = await ok(
      resend.webhooks.create({ endpoint: sink.url, events: ["contact.created"] }),
    );
    assert.deepEqual(await ok(resend.webhooks.update(id, { events: ["domain.created"] })), {
      object: "webhook",
      id,
    });
    const { signing_secret: other } = await ok(resend.webhooks.rotateSigningSecret(id));
    assert.notEqual(other, signing_secret);
    assert.equal((await ok(resend.webhooks.get(id))).signing_secret, other);
    const { data } = await ok(resend.webhooks.list());
    assert.deepEqual(data, [
      {
        id,
        endpoint: sink.url,
        events: ["domain.created"],
        status: "enabled",
        created_at: "2026-01-31 12:00:00.000+00",
      },
    ]);
    await ok(resend.domains.create({ name: "other.example" }));
    const { data: events } = await ok(resend.webhooks.events.list({ webhookId: id }));
    assert.deepEqual(
      events.map(({ type }) => type),
      ["domain.created"],
    );
    const event = await ok(resend.webhooks.events.get({ webhookId: id, eventId: events[0]?.id ?? "" }));
    assert.equal(event.payload.type, "domain.created");
    assert.deepEqual(await ok(resend.webhooks.remove(id)), { object: "webhook", id, deleted: true });
  });
});
