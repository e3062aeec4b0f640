import assert from "node:assert/strict";
import { type Client, Signature } from "@hubspot/api-client";
import { SubscriptionCreateRequestEventTypeEnum as Happens } from "@hubspot/api-client/lib/codegen/webhooks/index.js";
import {
  type ReceivedWebhook,
  type RunningTwin,
  type WebhookSink,
  webhookSink,
} from "@wondertwin/framework/testing";
import { errorOf, hubspotClient, startHubspot } from "./sdk.ts";

const APP = 1122;
const SECRET = "wondertwin-client-secret";

describe("HubSpot's webhooks", () => {
  let twin: RunningTwin;
  let sink: WebhookSink;
  let hubspot: Client;
  before(async () => {
    twin = await startHubspot();
    sink = await webhookSink();
    hubspot = hubspotClient(twin);
    await hubspot.webhooks.settingsApi.configure(APP, {
      targetUrl: sink.url,
      throttling: { maxConcurrentRequests: 10 },
    });
  });
  after(async () => {
    await twin.close();
    await sink.close();
  });

  /** The only event of a delivery whose signatures are both right. */
  const verified = ({ body, headers }: ReceivedWebhook) => {
    const signed = { clientSecret: SECRET, requestBody: body, method: "POST", url: sink.url };
    const v1 = headers["x-hubspot-signature"] ?? "";
    assert.equal(headers["x-hubspot-signature-version"], "v1");
    assert.ok(Signature.isValid({ ...signed, signatureVersion: "v1", signature: v1 }));
    const v3 = headers["x-hubspot-signature-v3"] ?? "";
    const timestamp = Number(headers["x-hubspot-request-timestamp"]);
    assert.ok(Signature.isValid({ ...signed, signatureVersion: "v3", signature: v3, timestamp }));
    const [event, ...others] = JSON.parse(body);
    assert.deepEqual(others, []);
    return event;
  };

  it("tell of what happens, signed so that the SDK accepts it", async () => {
    const made = await hubspot.crm.contacts.basicApi.create({ properties: { firstname: "New" } });
    const event = verified(await sink.next());
    assert.equal(event.subscriptionType, "contact.creation");
    assert.equal(event.objectId, Number(made.id));
    assert.equal(event.subscriptionId, 1001);
    assert.equal(event.appId, APP);
    assert.equal(event.portalId, 4122001);
    assert.equal(event.changeFlag, "CREATED");
  });

  it("tell of the properties that were asked for", async () => {
    await hubspot.crm.deals.basicApi.update("53", { properties: { amount: "2", dealstage: "contractsent" } });
    const event = verified(await sink.next());
    assert.equal(event.subscriptionType, "deal.propertyChange");
    assert.equal(event.propertyName, "dealstage");
    assert.equal(event.propertyValue, "contractsent");
  });

  it("are subscribed to by the developer's key, and no longer told when paused", async () => {
    const { subscriptionsApi } = hubspot.webhooks;
    const made = await subscriptionsApi.create(APP, { eventType: Happens.ContactDeletion, active: true });
    await hubspot.crm.contacts.basicApi.archive("51");
    assert.equal(verified(await sink.next()).changeFlag, "DELETED");
    await subscriptionsApi.update(Number(made.id), APP, { active: false });
    await hubspot.crm.contacts.basicApi.archive("1");
    await hubspot.crm.contacts.basicApi.create({ properties: { firstname: "After" } });
    assert.equal(verified(await sink.next()).subscriptionType, "contact.creation");
    await subscriptionsApi.archive(Number(made.id), APP);
    const { code } = await errorOf(subscriptionsApi.getById(Number(made.id), APP));
    assert.equal(code, 404);
    const incomplete = await errorOf(
      subscriptionsApi.create(APP, { eventType: Happens.ContactPropertyChange }),
    );
    assert.equal(incomplete.code, 400);
  });
});
