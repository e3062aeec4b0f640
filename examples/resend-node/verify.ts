import assert from "node:assert/strict";
import { startTwin, webhookSink } from "@wondertwin/framework/testing";
import { Resend } from "resend";
import { bouncedIn } from "./bounces.ts";
import { remind, sendReceipt } from "./mail.ts";
import { Steps } from "./steps.ts";

/** Sends a shop's mail, lets time go by, and compares what arrived with what should have. */
await using twin = await startTwin("resend", { now: "2026-01-31T12:00:00Z" });
await using sink = await webhookSink();
const resend = new Resend("re_shop", { baseUrl: twin.url });
const steps = new Steps();
const order = { number: "T-1", email: "grace@example.org", total: 1250 };

await steps.step("a receipt arrives, once", async () => {
  const id = await sendReceipt(resend, order);
  assert.equal(await sendReceipt(resend, order), id);
  twin.advance("1s");
  const { data } = await resend.emails.get(id);
  assert.equal(data?.last_event, "delivered");
  assert.match(data?.html ?? "", /12\.50 €/);
  const { data: all } = await resend.emails.list();
  assert.equal(all?.data.length, 1);
});

await steps.step("a reminder waits for its day, and can be called off", async () => {
  const inThreeDays = new Date("2026-02-03T12:00:00Z");
  const kept = await remind(resend, order, inThreeDays);
  const calledOff = await remind(resend, { ...order, number: "T-2" }, inThreeDays);
  await resend.emails.cancel(calledOff);
  twin.advance("4d");
  const eventOf = async (id: string) => (await resend.emails.get(id)).data?.last_event;
  assert.deepEqual([await eventOf(kept), await eventOf(calledOff)], ["delivered", "canceled"]);
});

await steps.step("an address that bounces is told of, with a signature that holds", async () => {
  const { data: webhook } = await resend.webhooks.create({ endpoint: sink.url, events: ["email.bounced"] });
  await sendReceipt(resend, { ...order, number: "T-3", email: "bounced@resend.dev" });
  twin.advance("1s");
  const told = bouncedIn(resend, await sink.next(), webhook?.signing_secret ?? "");
  assert.deepEqual(told, ["bounced@resend.dev"]);
});

await steps.step("what cannot be sent says why", async () => {
  await assert.rejects(sendReceipt(resend, { ...order, number: "T-4", email: "nobody" }), /validation_error/);
  const { error } = await new Resend("re_shop_sending", { baseUrl: twin.url }).domains.list();
  assert.equal(error?.name, "restricted_api_key");
});

process.exitCode = steps.exitCode;
