import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import Stripe from "stripe";
import { errorOf, matching, NOW, newest, startStripe } from "./sdk.ts";

describe("accounts", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  before(async () => {
    twin = await startStripe();
    stripe = newest(twin);
  });
  after(() => twin.close());

  it("tells whose key it is", async () => {
    const own = await matching(twin, "sk_test_51AbCdEfGhIjKlMnOsecretpart").accounts.retrieve();
    assert.equal(own.id, "acct_1AbCdEfGhIjKlMnO");
    assert.equal(own.charges_enabled, true);
    assert.equal(own.payouts_enabled, true);
    assert.equal(own.country, "US");
    assert.equal(own.default_currency, "usd");
  });

  it("connects accounts, and never lists the platform among them", async () => {
    await stripe.accounts.retrieve();
    const account = await stripe.accounts.create({
      type: "custom",
      country: "DE",
      email: "shop@example.com",
      capabilities: { transfers: { requested: true }, card_payments: { requested: true } },
    });
    assert.match(account.id, /^acct_1[0-9A-Za-z]{15}$/);
    assert.equal(account.default_currency, "eur");
    assert.equal(account.charges_enabled, false);
    assert.deepEqual(account.capabilities, { transfers: "inactive", card_payments: "inactive" });
    assert.ok(account.requirements?.currently_due?.includes("tos_acceptance.date"));
    const { data } = await stripe.accounts.list();
    assert.deepEqual(
      data.map(({ id }) => id),
      [account.id],
    );
  });

  it("enables an account once nothing is due", async () => {
    const { id } = await stripe.accounts.create({
      type: "custom",
      capabilities: { card_payments: { requested: true } },
    });
    const account = await stripe.accounts.update(id, {
      business_type: "company",
      tos_acceptance: { date: NOW, ip: "192.0.2.1" },
    });
    assert.equal(account.charges_enabled, true);
    assert.equal(account.payouts_enabled, false);
    assert.deepEqual(account.requirements?.currently_due, []);
    const rejected = await stripe.accounts.reject(id, { reason: "fraud" });
    assert.equal(rejected.requirements?.disabled_reason, "rejected.fraud");
    assert.equal(rejected.charges_enabled, false);
  });

  it("keeps a connected account's objects to itself", async () => {
    const { id: stripeAccount } = await stripe.accounts.create({ type: "standard" });
    const customer = await stripe.customers.create({ name: "Theirs" }, { stripeAccount });
    assert.equal((await stripe.customers.retrieve(customer.id, {}, { stripeAccount })).id, customer.id);
    assert.equal((await errorOf(stripe.customers.retrieve(customer.id))).code, "resource_missing");
    assert.equal((await stripe.accounts.retrieveCurrent({}, { stripeAccount })).id, stripeAccount);
    await stripe.accounts.del(stripeAccount);
    const error = await errorOf(stripe.customers.list({}, { stripeAccount }));
    assert.ok(error instanceof Stripe.errors.StripePermissionError);
    assert.equal(error.code, "account_invalid");
  });

  it("makes onboarding links, and login links for Express only", async () => {
    const { id } = await stripe.accounts.create({ type: "express" });
    const link = await stripe.accountLinks.create({
      account: id,
      type: "account_onboarding",
      refresh_url: "https://example.com/again",
      return_url: "https://example.com/done",
    });
    assert.ok(link.url.startsWith(`https://connect.stripe.com/setup/s/${id}/`));
    assert.equal(link.expires_at, NOW + 300);
    assert.equal((await stripe.accounts.createLoginLink(id)).object, "login_link");
    const none = await errorOf(
      stripe.accountLinks.create({ account: "acct_none", type: "account_onboarding" }),
    );
    assert.equal(none.message, "No such account: 'acct_none'");
    const { id: standard } = await stripe.accounts.create({ type: "standard" });
    assert.match(
      (await errorOf(stripe.accounts.createLoginLink(standard))).message,
      /not an Express account/,
    );
  });

  it("makes keys for mobile SDKs, which name their version", async () => {
    const { id: customer } = await stripe.customers.create({});
    const key = await stripe.ephemeralKeys.create({ customer }, { apiVersion: "2024-04-10" });
    assert.match(key.secret ?? "", /^ek_test_/);
    assert.equal(key.expires, NOW + 3600);
    assert.equal((await stripe.ephemeralKeys.del(key.id)).id, key.id);
    assert.equal((await errorOf(stripe.ephemeralKeys.del(key.id))).code, "resource_missing");
    const none = await errorOf(
      stripe.ephemeralKeys.create({ customer: "cus_none" }, { apiVersion: "2024-04-10" }),
    );
    assert.equal(none.param, "customer");
  });
});
