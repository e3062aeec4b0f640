import assert from "node:assert/strict";
import { Signature } from "@hubspot/api-client";
import { startTwin, webhookSink } from "@wondertwin/framework/testing";
import { bringIn } from "./bring-in.ts";
import { hubspotFromEnv } from "./hubspot-from-env.ts";
import { Steps } from "./steps.ts";

/** Brings people into HubSpot, and compares what the program says with what HubSpot holds. */
const secret = "wondertwin-client-secret";
await using sink = await webhookSink();
await using twin = await startTwin("hubspot", {
  webhook: { url: sink.url, events: ["deal.creation"], secret },
});
const hubspot = hubspotFromEnv({ HUBSPOT_TOKEN: "pat-na1-wondertwin", HUBSPOT_URL: twin.url });
const steps = new Steps();
const sophie = { email: "sophie@germain.example", name: "Sophie Germain", seats: 3 };

await steps.step("a sign-up becomes a contact, a company and a deal, which belong together", async () => {
  const { contact, company } = await bringIn(hubspot, sophie);
  const read = await hubspot.crm.contacts.basicApi.getById(contact, ["lastname"], undefined, ["companies"]);
  assert.equal(read.properties["lastname"], "Germain");
  assert.equal(read.associations?.["companies"]?.results[0]?.id, company);
  const { total, results } = await hubspot.crm.deals.searchApi.doSearch({
    query: "3 seats",
    properties: ["amount"],
  });
  assert.equal(total, 1);
  assert.equal(results[0]?.properties["amount"], "360");
});

await steps.step("the same sign-up again changes nothing", async () => {
  await bringIn(hubspot, sophie);
  assert.equal((await hubspot.crm.contacts.getAll()).length, 3);
  assert.equal((await hubspot.crm.deals.getAll()).length, 3);
});

await steps.step("a colleague joins the company and its deal", async () => {
  await bringIn(hubspot, { email: "joseph@germain.example", name: "Joseph Lagrange", seats: 1 });
  assert.equal((await hubspot.crm.companies.getAll()).length, 3);
  assert.equal((await hubspot.crm.deals.getAll()).length, 3);
});

await steps.step("whoever listens is told of the deal, with a signature that holds", async () => {
  const { body, headers } = await sink.next();
  const signature = headers["x-hubspot-signature"] ?? "";
  const signed = {
    signatureVersion: "v1",
    signature,
    clientSecret: secret,
    requestBody: body,
    method: "POST",
  };
  assert.ok(Signature.isValid({ ...signed, url: sink.url }));
  assert.match(body, /"subscriptionType":"deal.creation"/);
});

await steps.step("what is no address is refused as the SDK's own error", async () => {
  await assert.rejects(bringIn(hubspot, { ...sophie, email: "sophie" }), (error) => {
    assert.ok(error instanceof Error && "code" in error);
    assert.equal(error.code, 400);
    return true;
  });
});

process.exitCode = steps.exitCode;
