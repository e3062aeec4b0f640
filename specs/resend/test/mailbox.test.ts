import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import type { Resend } from "resend";
import { client, hello, ok, startResend } from "./sdk.ts";

describe("the mailbox", () => {
  let twin: RunningTwin;
  let resend: Resend;
  beforeEach(async () => {
    twin = await startResend();
    resend = client(twin);
  });
  afterEach(() => twin.close());

  const mailbox = (path: string, method = "GET") =>
    fetch(`${twin.url}/_pages/wondertwin/mailbox${path}`, { method });

  it("shows what was sent, to programs and to people", async () => {
    await ok(resend.emails.send({ ...hello, to: "a@example.org", subject: "<One>" }));
    const { id } = await ok(resend.emails.send({ ...hello, to: "b@example.org", text: "plain" }));
    const found: unknown = await (await mailbox(".json?to=b@")).json();
    const [email, ...others] = Array.isArray(found) ? found : [];
    assert.deepEqual([email.id, email.html, email.text, others.length], [id, hello.html, "plain", 0]);
    assert.match(await (await mailbox("")).text(), /a@example\.org.*&lt;One&gt;/s);
    const { url } = await ok(resend.emails.share(id));
    assert.match(await (await fetch(url)).text(), /srcdoc="&lt;p&gt;Hi&lt;\/p&gt;"/);
  });

  it("lets a recipient open an email and follow its link", async () => {
    const { id: webhookId } = await ok(
      resend.webhooks.create({ endpoint: "http://127.0.0.1:9", events: ["email.opened", "email.clicked"] }),
    );
    const html = '<a href="https://shop.example/tea">Tea</a>';
    const { id } = await ok(resend.emails.send({ ...hello, html, to: "a@example.org" }));
    twin.advance("1s");
    await mailbox(`/${id}/open`, "POST");
    assert.equal((await ok(resend.emails.get(id))).last_event, "opened");
    await mailbox(`/${id}/click`, "POST");
    const { data } = await ok(resend.webhooks.events.list({ webhookId }));
    assert.deepEqual(
      data.map(({ type }) => type),
      ["email.clicked", "email.opened"],
    );
    const clicked = await ok(resend.webhooks.events.get({ webhookId, eventId: data[0]?.id ?? "" }));
    const { payload } = clicked;
    assert.equal(payload.type === "email.clicked" && payload.data.click.link, "https://shop.example/tea");
  });
});
