import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import type Stripe from "stripe";
import { errorOf, NOW, newest, startStripe } from "./sdk.ts";

describe("files", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  before(async () => {
    twin = await startStripe();
    stripe = newest(twin);
  });
  after(() => twin.close());

  const upload = (purpose: Stripe.FileCreateParams.Purpose, data = Buffer.from("evidence")) =>
    stripe.files.create({ purpose, file: { data, name: "evidence.PDF", type: "application/octet-stream" } });

  it("takes an upload", async () => {
    const file = await upload("dispute_evidence");
    assert.match(file.id, /^file_1[0-9A-Za-z]{23}$/);
    assert.equal(file.filename, "evidence.PDF");
    assert.equal(file.size, 8);
    assert.equal(file.type, "pdf");
    assert.equal(file.purpose, "dispute_evidence");
    assert.equal(file.url, `${twin.url}/v1/files/${file.id}/contents`);
    assert.deepEqual(file.links, {
      object: "list",
      data: [],
      has_more: false,
      url: `/v1/file_links?file=${file.id}`,
    });
    assert.equal((await stripe.files.retrieve(file.id)).id, file.id);
    const { data } = await stripe.files.list({ purpose: "business_logo" });
    assert.equal(data.length, 0);
  });

  it("refuses purposes it does not know, and files too large for theirs", async () => {
    // @ts-expect-error the SDK knows the purposes
    assert.equal((await errorOf(upload("fun"))).param, "purpose");
    const large = await errorOf(upload("dispute_evidence", Buffer.alloc(5 * 1024 * 1024 + 1)));
    assert.equal(large.param, "file");
  });

  it("links to a file until the link expires", async () => {
    const { id: file } = await upload("dispute_evidence");
    const link = await stripe.fileLinks.create({ file, expires_at: NOW + 60, metadata: { case: "1" } });
    assert.equal(link.expired, false);
    assert.ok(link.url?.startsWith(twin.url));
    assert.equal((await stripe.files.retrieve(file)).links?.data[0]?.id, link.id);
    const ended = await stripe.fileLinks.update(link.id, { expires_at: "now" });
    assert.equal(ended.expired, true);
    assert.equal(ended.expires_at, NOW);
    const { data } = await stripe.fileLinks.list({ file, expired: false });
    assert.equal(data.length, 0);
    assert.match((await errorOf(stripe.fileLinks.update(link.id, { metadata: {} }))).message, /expired/);
  });

  it("links only to files whose purpose allows it", async () => {
    const { id: file } = await upload("identity_document");
    assert.equal((await errorOf(stripe.fileLinks.create({ file }))).param, "file");
    assert.equal((await errorOf(stripe.fileLinks.create({ file: "file_none" }))).code, "resource_missing");
  });
});

describe("rates", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  before(async () => {
    twin = await startStripe();
    stripe = newest(twin);
  });
  after(() => twin.close());

  it("keeps tax rates, whose percentage never changes", async () => {
    const rate = await stripe.taxRates.create({
      display_name: "VAT",
      inclusive: false,
      percentage: 19.5,
      country: "DE",
    });
    assert.match(rate.id, /^txr_1/);
    assert.equal(rate.active, true);
    assert.equal(rate.percentage, 19.5);
    // @ts-expect-error the SDK does not offer the parameter
    const fixed = await errorOf(stripe.taxRates.update(rate.id, { percentage: 20 }));
    assert.equal(fixed.code, "parameter_unknown");
    assert.equal((await stripe.taxRates.update(rate.id, { active: false })).active, false);
    assert.equal((await stripe.taxRates.list({ active: true })).data.length, 0);
    const wrong = await errorOf(
      stripe.taxRates.create({ display_name: "Much", inclusive: true, percentage: 101 }),
    );
    assert.equal(wrong.param, "percentage");
  });

  it("keeps shipping rates of a fixed amount", async () => {
    const rate = await stripe.shippingRates.create({
      display_name: "Ground",
      type: "fixed_amount",
      fixed_amount: { amount: 500, currency: "USD" },
      delivery_estimate: { minimum: { unit: "business_day", value: 5 } },
    });
    assert.match(rate.id, /^shr_1/);
    assert.deepEqual(rate.fixed_amount, { amount: 500, currency: "usd" });
    assert.deepEqual(rate.delivery_estimate, { maximum: null, minimum: { unit: "business_day", value: 5 } });
    assert.equal(rate.tax_behavior, "unspecified");
    const more = await stripe.shippingRates.update(rate.id, {
      fixed_amount: { currency_options: { eur: { amount: 450 } } },
    });
    assert.equal(more.fixed_amount?.currency_options?.["eur"]?.amount, 450);
    const none = await errorOf(
      stripe.shippingRates.create({ display_name: "Nothing", type: "fixed_amount" }),
    );
    assert.equal(none.param, "fixed_amount");
  });
});
