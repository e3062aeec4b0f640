import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import type Stripe from "stripe";
import { errorOf, matching, NOW, newest, startStripe } from "./sdk.ts";

describe("customers", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  before(async () => {
    twin = await startStripe();
    stripe = matching(twin);
  });
  after(() => twin.close());

  it("gives a new customer Stripe's defaults", async () => {
    const customer = await newest(twin).customers.create({ email: "ada@example.com", name: "Ada" });
    assert.match(customer.id, /^cus_[0-9A-Za-z]{14}$/);
    assert.equal(customer.balance, 0);
    assert.equal(customer.created, NOW);
    assert.equal(customer.delinquent, false);
    assert.match(customer.invoice_prefix ?? "", /^[0-9A-Z]{8}$/);
    assert.equal(customer.tax_exempt, "none");
    assert.equal(customer.discount, null);
    assert.deepEqual(customer.invoice_settings, {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    });
    assert.equal(customer.sources, undefined);
  });

  it("keeps address, shipping and metadata, and clears what is sent empty", async () => {
    const { id } = await stripe.customers.create({
      address: { city: "Turin", country: "IT" },
      shipping: { name: "Ada", address: { line1: "Via Po 1" } },
      metadata: { a: "1", b: "2" },
      tax_exempt: "reverse",
    });
    const changed = await stripe.customers.update(id, {
      metadata: { a: "", c: "3" },
      shipping: "",
      tax_exempt: "",
      description: "A customer",
    });
    assert.deepEqual(changed.metadata, { b: "2", c: "3" });
    assert.equal(changed.shipping, null);
    assert.equal(changed.tax_exempt, "none");
    assert.deepEqual(changed.address, {
      city: "Turin",
      country: "IT",
      line1: null,
      line2: null,
      postal_code: null,
      state: null,
    });
  });

  it("answers for a deleted customer, and lets nobody change it", async () => {
    const { id } = await stripe.customers.create({ tax_id_data: [{ type: "us_ein", value: "12-3456789" }] });
    assert.deepEqual({ ...(await stripe.customers.del(id)) }, { id, object: "customer", deleted: true });
    assert.deepEqual({ ...(await stripe.customers.retrieve(id)) }, { id, object: "customer", deleted: true });
    const error = await errorOf(stripe.customers.update(id, { name: "Ghost" }));
    assert.equal(error.statusCode, 404);
    assert.equal(error.code, "resource_missing");
    assert.equal(error.message, `No such customer: '${id}'`);
    const left = await stripe.customers.list({ limit: 100 });
    assert.equal(
      left.data.some((each) => each.id === id),
      false,
    );
    const owned = await stripe.taxIds.list({ owner: { type: "customer", customer: id } });
    assert.equal(owned.data.length, 0);
  });

  it("finds customers by their exact email", async () => {
    const { id } = await stripe.customers.create({ email: "grace@example.com" });
    const { data } = await stripe.customers.list({ email: "grace@example.com" });
    assert.deepEqual(
      data.map((each) => each.id),
      [id],
    );
    assert.equal((await stripe.customers.list({ email: "grace@example" })).data.length, 0);
  });

  it("moves the balance and keeps its ledger", async () => {
    const { id } = await stripe.customers.create({ balance: -500 });
    const entry = await stripe.customers.createBalanceTransaction(id, {
      amount: 200,
      currency: "USD",
      description: "Correction",
    });
    assert.match(entry.id, /^cbtxn_1[0-9A-Za-z]{23}$/);
    assert.equal(entry.ending_balance, -300);
    assert.equal(entry.type, "adjustment");
    assert.equal(entry.currency, "usd");
    assert.equal(entry.customer, id);
    const customer = await stripe.customers.update(id, { balance: 100 });
    assert.equal(customer.balance, 100);
    const ledger = await stripe.customers.listBalanceTransactions(id);
    assert.deepEqual(
      ledger.data.map(({ amount, ending_balance }) => [amount, ending_balance]),
      [
        [400, 100],
        [200, -300],
        [-500, -500],
      ],
    );
    const renamed = await stripe.customers.updateBalanceTransaction(id, entry.id, { description: "Gift" });
    assert.equal(renamed.description, "Gift");
    assert.equal(renamed.amount, 200);
  });

  it("keeps a balance for each currency", async () => {
    const { id } = await stripe.customers.create({});
    await stripe.customers.createBalanceTransaction(id, { amount: -100, currency: "usd" });
    const euros = await stripe.customers.createBalanceTransaction(id, { amount: -70, currency: "eur" });
    assert.equal(euros.ending_balance, -70);
    const customer = await stripe.customers.retrieve(id, { expand: ["invoice_credit_balance"] });
    assert.ok(!customer.deleted);
    assert.equal(customer.balance, -100);
    assert.equal(customer.currency, "usd");
    assert.deepEqual(customer.invoice_credit_balance, { usd: -100, eur: -70 });
  });

  it("records an event for every change, with what was before", async () => {
    const { id } = await stripe.customers.create({ name: "Before" });
    await stripe.customers.update(id, { name: "After" });
    await stripe.customers.del(id);
    const { data } = await stripe.events.list({ limit: 3 });
    assert.deepEqual(
      data.map(({ type }) => type),
      ["customer.deleted", "customer.updated", "customer.created"],
    );
    assert.deepEqual(data[1]?.data.previous_attributes, { name: "Before" });
  });
});

describe("tax ids", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  let customer: string;
  before(async () => {
    twin = await startStripe();
    stripe = matching(twin);
    customer = (await stripe.customers.create({})).id;
  });
  after(() => twin.close());

  it("takes ids of the form their kind has, and tells the country", async () => {
    const created = await stripe.customers.createTaxId(customer, { type: "eu_vat", value: "DE123456789" });
    assert.match(created.id, /^txi_1[0-9A-Za-z]{23}$/);
    assert.equal(created.country, "DE");
    assert.equal(created.customer, customer);
    assert.deepEqual(created.owner, { type: "customer", customer });
    assert.equal(created.verification?.status, "pending");
    const us = await stripe.customers.createTaxId(customer, { type: "us_ein", value: "12-3456789" });
    assert.equal(us.verification?.status, "unavailable");
  });

  it("tells when the check of an id has ended", async () => {
    const test = await stripe.customers.createTaxId(customer, { type: "eu_vat", value: "000000000" });
    assert.equal(test.verification?.status, "pending");
    twin.advance("1s");
    const [event] = (await stripe.events.list({ type: "customer.tax_id.updated" })).data;
    assert.ok(event?.type === "customer.tax_id.updated");
    assert.equal(event.data.object.id, test.id);
    assert.equal(event.data.object.verification?.status, "verified");
    assert.equal(event.data.previous_attributes?.verification?.status, "pending");
  });

  it("refuses ids of another form", async () => {
    for (const [type, value] of [
      ["eu_vat", "DE12345"],
      ["eu_vat", "XX123456789"],
      ["gb_vat", "123456789"],
      ["au_abn", "123"],
      ["br_cnpj", "01.234.456/5432"],
    ] as const) {
      const error = await errorOf(stripe.customers.createTaxId(customer, { type, value }));
      assert.equal(error.code, "tax_id_invalid");
      assert.equal(error.message, `Invalid value for ${type}.`);
      assert.equal(error.param, "value");
    }
    const inline = await errorOf(
      stripe.customers.create({ tax_id_data: [{ type: "eu_vat", value: "nonsense" }] }),
    );
    assert.equal(inline.param, "tax_id_data[0][value]");
  });

  it("lists, expands and deletes them", async () => {
    const owner = await stripe.customers.create({
      tax_id_data: [
        { type: "eu_vat", value: "FRAB123456789" },
        { type: "ch_vat", value: "CHE-123.456.789 MWST" },
      ],
      expand: ["tax_ids"],
    });
    assert.deepEqual(
      owner.tax_ids?.data.map(({ type }) => type),
      ["ch_vat", "eu_vat"],
    );
    const [first] = (await stripe.customers.listTaxIds(owner.id)).data;
    assert.ok(first);
    assert.equal((await stripe.customers.retrieveTaxId(owner.id, first.id)).id, first.id);
    assert.equal(
      (await errorOf(stripe.customers.retrieveTaxId(customer, first.id))).code,
      "resource_missing",
    );
    assert.equal((await stripe.customers.deleteTaxId(owner.id, first.id)).deleted, true);
    assert.equal((await stripe.customers.listTaxIds(owner.id)).data.length, 1);
  });

  it("keeps the account's own apart", async () => {
    const own = await stripe.taxIds.create({ type: "eu_vat", value: "IE1234567AB" });
    assert.deepEqual(own.owner, { type: "self" });
    assert.equal(own.customer, null);
    const { data } = await stripe.taxIds.list();
    assert.deepEqual(
      data.map(({ id }) => id),
      [own.id],
    );
  });
});

describe("coupons, promotion codes and discounts", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  before(async () => {
    twin = await startStripe();
    stripe = matching(twin);
  });
  after(() => twin.close());

  const refused = async (params: Stripe.CouponCreateParams) => errorOf(stripe.coupons.create(params));

  it("makes coupons that last once unless said", async () => {
    const coupon = await stripe.coupons.create({ percent_off: 25 });
    assert.match(coupon.id, /^[0-9A-Za-z]{8}$/);
    assert.equal(coupon.duration, "once");
    assert.equal(coupon.valid, true);
    assert.equal(coupon.times_redeemed, 0);
    const named = await stripe.coupons.create({ id: "WELCOME", amount_off: 500, currency: "USD" });
    assert.equal(named.id, "WELCOME");
    assert.equal(named.currency, "usd");
    assert.equal((await refused({ id: "WELCOME", percent_off: 1 })).code, "resource_already_exists");
  });

  it("refuses coupons that say too little or too much", async () => {
    assert.equal((await refused({})).param, "percent_off");
    assert.equal((await refused({ percent_off: 10, amount_off: 10, currency: "usd" })).param, "amount_off");
    assert.equal((await refused({ amount_off: 10 })).param, "currency");
    assert.equal((await refused({ percent_off: 101 })).param, "percent_off");
    assert.equal((await refused({ percent_off: 0 })).param, "percent_off");
    assert.equal((await refused({ percent_off: 5, duration: "repeating" })).param, "duration_in_months");
    assert.equal((await refused({ percent_off: 5, duration_in_months: 3 })).param, "duration_in_months");
  });

  it("shows on request what a coupon applies to", async () => {
    const { id: product } = await stripe.products.create({ name: "Tea" });
    const { id } = await stripe.coupons.create({ percent_off: 5, applies_to: { products: [product] } });
    assert.equal((await stripe.coupons.retrieve(id)).applies_to, undefined);
    const asked = await stripe.coupons.retrieve(id, { expand: ["applies_to"] });
    assert.deepEqual(asked.applies_to, { products: [product] });
  });

  it("makes up codes, and keeps active ones unique", async () => {
    const { id: coupon } = await stripe.coupons.create({ percent_off: 5 });
    const made = await stripe.promotionCodes.create({ coupon });
    assert.match(made.code, /^[0-9A-Z]{8}$/);
    assert.equal(made.active, true);
    const spring = await stripe.promotionCodes.create({ coupon, code: "SPRING" });
    const taken = await errorOf(stripe.promotionCodes.create({ coupon, code: "spring" }));
    assert.equal(taken.message, "An active promotion code with `code: spring` already exists.");
    await stripe.promotionCodes.update(spring.id, { active: false });
    const again = await stripe.promotionCodes.create({ coupon, code: "spring" });
    const { data } = await stripe.promotionCodes.list({ code: "SPRING", active: true });
    assert.deepEqual(
      data.map(({ id }) => id),
      [again.id],
    );
  });

  it("refuses codes for coupons that are gone or over", async () => {
    const none = await errorOf(stripe.promotionCodes.create({ coupon: "none" }));
    assert.equal(none.message, "No such coupon: 'none'");
    assert.equal(none.param, "coupon");
    const over = await stripe.coupons.create({ percent_off: 5, redeem_by: NOW - 1 });
    assert.equal(over.valid, false);
    assert.equal((await errorOf(stripe.promotionCodes.create({ coupon: over.id }))).code, "coupon_expired");
  });

  it("counts redemptions until there are none left", async () => {
    const { id: coupon } = await stripe.coupons.create({
      percent_off: 5,
      max_redemptions: 1,
      duration: "repeating",
      duration_in_months: 1,
    });
    const code = await stripe.promotionCodes.create({ coupon });
    const customer = await stripe.customers.create({ promotion_code: code.id });
    assert.equal(customer.discount?.promotion_code, code.id);
    assert.equal(customer.discount?.coupon.id, coupon);
    assert.equal(customer.discount?.start, NOW);
    assert.equal(customer.discount?.end, Date.UTC(2026, 1, 28, 12) / 1000);
    assert.equal((await stripe.coupons.retrieve(coupon)).valid, false);
    const used = await stripe.promotionCodes.retrieve(code.id);
    assert.equal(used.times_redeemed, 1);
    assert.equal(used.active, false);
    assert.equal((await errorOf(stripe.customers.create({ coupon }))).code, "coupon_expired");
  });

  it("takes a discount off a customer", async () => {
    const { id: coupon } = await stripe.coupons.create({ percent_off: 5, duration: "forever" });
    const { id } = await stripe.customers.create({ coupon });
    const gone = await stripe.customers.deleteDiscount(id);
    assert.equal(gone.deleted, true);
    assert.equal(gone.coupon.id, coupon);
    const customer = await stripe.customers.retrieve(id);
    assert.equal(!customer.deleted && customer.discount, null);
    assert.equal((await errorOf(stripe.customers.deleteDiscount(id))).statusCode, 404);
    const { data } = await stripe.events.list({ type: "customer.discount.deleted" });
    assert.equal(data.length, 1);
  });

  it("keeps what a deleted coupon gave", async () => {
    const { id: coupon } = await stripe.coupons.create({ percent_off: 5, duration: "forever" });
    const code = await stripe.promotionCodes.create({ coupon });
    const { id } = await stripe.customers.create({ coupon });
    await stripe.coupons.del(coupon);
    const customer = await stripe.customers.retrieve(id);
    assert.equal(!customer.deleted && customer.discount?.coupon.id, coupon);
    assert.equal((await stripe.promotionCodes.retrieve(code.id)).coupon.valid, false);
  });
});
