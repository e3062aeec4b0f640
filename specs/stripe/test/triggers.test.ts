import assert from "node:assert/strict";
import { type RunningTwin, webhookSink } from "@wondertwin/framework/testing";
import { newest, startStripe } from "./sdk.ts";

describe("a trigger", () => {
  let twin: RunningTwin;
  beforeEach(async () => {
    twin = await startStripe();
  });
  afterEach(() => twin.close());

  it("brings every event about that it names, once by itself and once more", () => {
    const events = twin.triggers().map(({ event }) => event);
    assert.ok(events.length >= 45, String(events.length));
    for (const event of events) {
      twin.reset();
      for (const _ of ["at first", "again"]) assert.ok(twin.trigger(event).events.includes(event), event);
    }
  });

  it("tells an endpoint of its event, signed, about an object that the API has", async () => {
    await using sink = await webhookSink();
    const stripe = newest(twin);
    const { secret = "" } = await stripe.webhookEndpoints.create({
      url: sink.url,
      enabled_events: ["payment_intent.succeeded", "customer.subscription.trial_will_end"],
    });
    for (const name of ["payment_intent.succeeded", "customer.subscription.trial_will_end"]) {
      const { requests } = twin.trigger(name);
      assert.ok(requests.every(({ id }) => twin.capture(id)));
      const { body, headers } = await sink.next();
      const event = stripe.webhooks.constructEvent(body, headers["stripe-signature"] ?? "", secret);
      assert.equal(event.type, name);
      const { data } = event;
      if (event.type === "payment_intent.succeeded") {
        const intent = await stripe.paymentIntents.retrieve(event.data.object.id);
        assert.deepEqual([intent.status, intent.amount], ["succeeded", 2000]);
        assert.equal((await stripe.events.retrieve(event.id)).data.object !== undefined, true);
      } else assert.equal("status" in data.object && data.object.status, "trialing");
    }
  });

  it("happens in the account that is named", async () => {
    await newest(twin, "sk_test_one").customers.list();
    await newest(twin, "sk_test_two").customers.list();
    assert.throws(() => twin.trigger("customer.created"), { code: "partition_needed" });
    assert.equal(twin.trigger("customer.created", { partition: "acct_1two" }).partition, "acct_1two");
    const count = async (key: string) => (await newest(twin, key).customers.list()).data.length;
    assert.deepEqual([await count("sk_test_one"), await count("sk_test_two")], [0, 1]);
  });
});
