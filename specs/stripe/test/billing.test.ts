import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import type Stripe from "stripe";
import { errorOf, matching, NOW, startStripe } from "./sdk.ts";

let twin: RunningTwin;
let stripe: Stripe;
let monthly: string;

async function payer(card = "pm_card_visa"): Promise<string> {
  const { id } = await stripe.customers.create({
    email: "ada@example.com",
    payment_method: card,
    invoice_settings: { default_payment_method: card },
  });
  return id;
}

/** An object inside another, also where the newest SDK's types no longer know it. */
function field(holder: object, name: string): Record<string, unknown> {
  const value: unknown = Reflect.get(holder, name);
  assert.ok(typeof value === "object" && value !== null, `${name} is no object`);
  return { ...value };
}

async function eventTypes(limit: number): Promise<string[]> {
  const { data } = await stripe.events.list({ limit });
  return data.map(({ type }) => type).reverse();
}

async function invoiceOf(subscription: Stripe.Subscription): Promise<Stripe.Invoice> {
  return stripe.invoices.retrieve(String(subscription.latest_invoice));
}

before(async () => {
  twin = await startStripe();
  stripe = matching(twin);
  const price = await stripe.prices.create({
    currency: "usd",
    unit_amount: 1500,
    recurring: { interval: "month" },
    product_data: { name: "Tea club" },
  });
  monthly = price.id;
});
after(() => twin.close());

describe("invoices", () => {
  it("drafts an invoice of what waits for one", async () => {
    const customer = await payer();
    await stripe.invoiceItems.create({ customer, amount: 700, currency: "usd", description: "Setup" });
    const empty = await stripe.invoices.create({ customer });
    assert.equal(empty.total, 0);
    const invoice = await stripe.invoices.create({ customer, pending_invoice_items_behavior: "include" });
    assert.equal(invoice.status, "draft");
    assert.equal(invoice.number, null);
    assert.equal(invoice.subtotal, 700);
    assert.equal(invoice.amount_due, 700);
    assert.equal(invoice.customer_email, "ada@example.com");
    assert.equal(invoice.lines.data[0]?.description, "Setup");
    assert.equal(invoice.lines.url, `/v1/invoices/${invoice.id}/lines`);
    const { data } = await stripe.invoiceItems.list({ pending: true, customer });
    assert.equal(data.length, 0);
  });

  it("adds up items, discounts, taxes and the balance", async () => {
    const { id: coupon } = await stripe.coupons.create({ percent_off: 10, duration: "forever" });
    const customer = await stripe.customers.create({ coupon, balance: -100 });
    const vat = await stripe.taxRates.create({ display_name: "VAT", inclusive: false, percentage: 20 });
    const { id: invoice } = await stripe.invoices.create({
      customer: customer.id,
      default_tax_rates: [vat.id],
    });
    const item = await stripe.invoiceItems.create({
      customer: customer.id,
      invoice,
      amount: 1000,
      currency: "usd",
    });
    let draft = await stripe.invoices.retrieve(invoice);
    assert.deepEqual(
      [draft.subtotal, draft.total_discount_amounts?.[0]?.amount, draft.total, draft.amount_due],
      [1000, 100, 1080, 980],
    );
    await stripe.invoiceItems.update(item.id, { amount: 500 });
    draft = await stripe.invoices.retrieve(invoice);
    assert.equal(draft.total, 540);
    const open = await stripe.invoices.finalizeInvoice(invoice);
    assert.equal(open.amount_due, 440);
    assert.equal(open.ending_balance, 0);
    const after = await stripe.customers.retrieve(customer.id);
    assert.equal(!after.deleted && after.balance, 0);
    const [moved] = (await stripe.customers.listBalanceTransactions(customer.id)).data;
    assert.equal(moved?.type, "applied_to_invoice");
    assert.equal(moved?.invoice, invoice);
  });

  const drafted = async (customer: string, amount = 1000) => {
    const { id } = await stripe.invoices.create({ customer });
    await stripe.invoiceItems.create({ customer, invoice: id, amount, currency: "usd" });
    return id;
  };

  it("numbers, opens and charges", async () => {
    const customer = await payer();
    const id = await drafted(customer);
    const open = await stripe.invoices.finalizeInvoice(id);
    const { invoice_prefix } = field({ customer: await stripe.customers.retrieve(customer) }, "customer");
    assert.equal(open.status, "open");
    assert.equal(open.number, `${invoice_prefix}-0001`);
    assert.equal(open.status_transitions.finalized_at, NOW);
    assert.ok(open.hosted_invoice_url);
    const paid = await stripe.invoices.pay(id, { expand: ["payment_intent", "charge"] });
    assert.equal(paid.status, "paid");
    assert.equal(paid.amount_paid, 1000);
    assert.equal(paid.amount_remaining, 0);
    assert.equal(paid.attempt_count, 1);
    const { amount, invoice } = field(paid, "charge");
    assert.deepEqual([amount, invoice], [1000, id]);
    assert.equal(field(paid, "payment_intent")["status"], "succeeded");
    const events = await eventTypes(20);
    for (const type of ["invoice.created", "invoice.finalized", "invoice.paid", "invoice.payment_succeeded"])
      assert.ok(events.includes(type), type);
    assert.equal((await errorOf(stripe.invoices.pay(id))).code, "invoice_already_paid");
    assert.equal(
      (await stripe.invoices.finalizeInvoice(await drafted(customer))).number,
      `${invoice_prefix}-0002`,
    );
  });

  it("stays open when the card is declined, and can be paid otherwise", async () => {
    const customer = await payer("pm_card_chargeCustomerFail");
    const id = await drafted(customer);
    await stripe.invoices.finalizeInvoice(id);
    const error = await errorOf(stripe.invoices.pay(id));
    assert.equal(error.code, "card_declined");
    assert.equal(error.statusCode, 402);
    const open = await stripe.invoices.retrieve(id);
    assert.equal(open.status, "open");
    assert.equal(open.attempt_count, 1);
    assert.ok((await eventTypes(5)).includes("invoice.payment_failed"));
    const cash = await stripe.invoices.pay(id, { paid_out_of_band: true });
    assert.equal(cash.status, "paid");
    assert.equal(Reflect.get(cash, "paid_out_of_band"), true);
  });

  it("voids and gives up open invoices only", async () => {
    const customer = await payer();
    const id = await drafted(customer);
    assert.match((await errorOf(stripe.invoices.voidInvoice(id))).message, /status of draft/);
    const open = await stripe.invoices.finalizeInvoice(id);
    const lost = await stripe.invoices.markUncollectible(id);
    assert.equal(lost.status, "uncollectible");
    const gone = await stripe.invoices.voidInvoice(id);
    assert.equal(gone.status, "void");
    assert.equal(gone.status_transitions.voided_at, NOW);
    const intent = await stripe.paymentIntents.retrieve(String(Reflect.get(open, "payment_intent")));
    assert.equal(intent.status, "canceled");
    assert.deepEqual((await eventTypes(3)).slice(-1), ["invoice.voided"]);
  });

  it("is credited before and after it is paid", async () => {
    const customer = await payer();
    const invoice = await drafted(customer);
    const open = await stripe.invoices.finalizeInvoice(invoice);
    const before = await stripe.creditNotes.create({ invoice, amount: 400 });
    assert.equal(before.type, "pre_payment");
    assert.equal(before.number, `${open.number}-CN-01`);
    assert.equal((await stripe.invoices.retrieve(invoice)).amount_remaining, 600);
    const mistake = await stripe.creditNotes.create({ invoice, amount: 50 });
    assert.equal((await stripe.invoices.retrieve(invoice)).amount_remaining, 550);
    assert.equal((await stripe.creditNotes.voidCreditNote(mistake.id)).status, "void");
    assert.equal((await stripe.invoices.retrieve(invoice)).amount_remaining, 600);
    assert.equal((await errorOf(stripe.creditNotes.create({ invoice, amount: 601 }))).param, "amount");
    assert.equal((await stripe.invoices.pay(invoice)).amount_paid, 600);
    const unequal = await errorOf(stripe.creditNotes.create({ invoice, amount: 100, credit_amount: 50 }));
    assert.match(unequal.message, /must equal the credit note amount \(100\)/);
    const after = await stripe.creditNotes.create({ invoice, amount: 100, credit_amount: 100 });
    assert.equal(after.type, "post_payment");
    const owner = field({ customer: await stripe.customers.retrieve(customer) }, "customer");
    assert.equal(owner["balance"], -100);
    const [moved] = (await stripe.customers.listBalanceTransactions(customer)).data;
    assert.equal(moved?.id, after.customer_balance_transaction);
    assert.match(
      (await errorOf(stripe.creditNotes.voidCreditNote(before.id))).message,
      /invoice that is open/,
    );
  });

  it("deletes and edits drafts only", async () => {
    const customer = await payer();
    const id = await drafted(customer);
    assert.equal((await stripe.invoices.update(id, { description: "Thanks" })).description, "Thanks");
    await stripe.invoices.finalizeInvoice(id);
    assert.equal(
      (await errorOf(stripe.invoices.update(id, { description: "No" }))).code,
      "invoice_not_editable",
    );
    assert.equal((await errorOf(stripe.invoices.del(id))).message, "You can only delete draft invoices.");
    assert.match((await errorOf(stripe.invoices.finalizeInvoice(id))).message, /already finalized/);
    const other = await drafted(customer);
    assert.equal((await stripe.invoices.del(other)).deleted, true);
  });

  it("pays an invoice of nothing by itself", async () => {
    const { id: customer } = await stripe.customers.create({});
    const { id } = await stripe.invoices.create({ customer });
    const invoice = await stripe.invoices.finalizeInvoice(id);
    assert.equal(invoice.status, "paid");
    assert.equal(Reflect.get(invoice, "payment_intent"), null);
  });
});

describe("subscriptions", () => {
  it("charges the first period and begins", async () => {
    const customer = await payer();
    const subscription = await stripe.subscriptions.create({
      customer,
      items: [{ price: monthly, quantity: 2 }],
    });
    assert.match(subscription.id, /^sub_1/);
    assert.equal(subscription.status, "active");
    assert.equal(subscription.currency, "usd");
    const [item] = subscription.items.data;
    assert.equal(item?.quantity, 2);
    assert.equal(item?.price.id, monthly);
    assert.equal(Reflect.get(subscription, "current_period_start"), NOW);
    assert.equal(Reflect.get(subscription, "current_period_end"), Date.UTC(2026, 1, 28, 12) / 1000);
    const invoice = await invoiceOf(subscription);
    assert.equal(invoice.status, "paid");
    assert.equal(invoice.amount_paid, 3000);
    assert.equal(invoice.billing_reason, "subscription_create");
    assert.equal(invoice.lines.data[0]?.description, "2 × Tea club");
    assert.equal((await stripe.subscriptions.search({ query: 'status:"active"' })).data.length, 1);
    const events = await eventTypes(20);
    const order = [
      "customer.subscription.created",
      "invoice.created",
      "invoice.finalized",
      "invoice.paid",
      "customer.subscription.updated",
    ];
    assert.deepEqual(events.filter((type) => order.includes(type)).slice(-5), order);
  });

  it("stays incomplete until its invoice is paid", async () => {
    const customer = await payer("pm_card_chargeCustomerFail");
    const subscription = await stripe.subscriptions.create({ customer, items: [{ price: monthly }] });
    assert.equal(subscription.status, "incomplete");
    const invoice = await invoiceOf(subscription);
    assert.equal(invoice.status, "open");
    const method = await stripe.paymentMethods.attach("pm_card_visa", { customer });
    await stripe.invoices.pay(invoice.id ?? "", { payment_method: method.id });
    assert.equal((await stripe.subscriptions.retrieve(subscription.id)).status, "active");
  });

  it("begins when the client confirms its PaymentIntent", async () => {
    const { id: customer } = await stripe.customers.create({});
    const subscription = await stripe.subscriptions.create({
      customer,
      items: [{ price: monthly }],
      payment_behavior: "default_incomplete",
      expand: ["latest_invoice.payment_intent"],
    });
    assert.equal(subscription.status, "incomplete");
    const intent = field(field(subscription, "latest_invoice"), "payment_intent");
    assert.equal(intent["status"], "requires_payment_method");
    assert.match(String(intent["client_secret"]), /^pi_/);
    await stripe.paymentIntents.confirm(String(intent["id"]), { payment_method: "pm_card_visa" });
    assert.equal((await stripe.subscriptions.retrieve(subscription.id)).status, "active");
  });

  it("fails as a whole when that is asked for", async () => {
    const customer = await payer("pm_card_chargeCustomerFail");
    const error = await errorOf(
      stripe.subscriptions.create({
        customer,
        items: [{ price: monthly }],
        payment_behavior: "error_if_incomplete",
      }),
    );
    assert.equal(error.code, "card_declined");
    assert.equal((await stripe.subscriptions.list({ customer, status: "all" })).data.length, 0);
  });

  it("charges nothing in a trial", async () => {
    const { id: customer } = await stripe.customers.create({});
    const subscription = await stripe.subscriptions.create({
      customer,
      items: [{ price: monthly }],
      trial_period_days: 7,
    });
    assert.equal(subscription.status, "trialing");
    assert.equal(subscription.trial_end, NOW + 7 * 86_400);
    const invoice = await invoiceOf(subscription);
    assert.equal(invoice.status, "paid");
    assert.equal(invoice.total, 0);
  });

  it("refuses what cannot be subscribed to", async () => {
    const { id: poor } = await stripe.customers.create({});
    const nothing = await errorOf(
      stripe.subscriptions.create({ customer: poor, items: [{ price: monthly }] }),
    );
    assert.match(nothing.message, /^This customer has no attached payment source/);
    assert.equal(nothing.code, "resource_missing");
    const customer = await payer();
    const refused = (price: Stripe.PriceCreateParams, others: Stripe.SubscriptionCreateParams.Item[] = []) =>
      stripe.prices
        .create({ product_data: { name: "P" }, ...price })
        .then(({ id }) =>
          errorOf(stripe.subscriptions.create({ customer, items: [...others, { price: id }] })),
        );
    assert.match(
      (await refused({ currency: "usd", unit_amount: 1 })).message,
      /`type=one_time` but this field only accepts prices with `type=recurring`/,
    );
    const yearly = { interval: "year" } as const;
    assert.match(
      (await refused({ currency: "usd", unit_amount: 1, recurring: yearly }, [{ price: monthly }])).message,
      /same `recurring.interval`/,
    );
    const monthlyEuros = { currency: "eur", unit_amount: 1, recurring: { interval: "month" } } as const;
    assert.match((await refused(monthlyEuros, [{ price: monthly }])).message, /only supports `eur`/);
    assert.match((await refused({ ...monthlyEuros, active: false })).message, /inactive/);
    const unknown = await errorOf(
      stripe.subscriptions.create({ customer, items: [{ price: "price_none" }] }),
    );
    assert.equal(unknown.param, "items[0][price]");
  });

  it("changes its items and is canceled, now or at the period's end", async () => {
    const customer = await payer();
    const { id, items } = await stripe.subscriptions.create({ customer, items: [{ price: monthly }] });
    const [item] = items.data;
    assert.ok(item);
    const more = await stripe.subscriptions.update(id, { items: [{ id: item.id, quantity: 5 }] });
    assert.equal(more.items.data[0]?.quantity, 5);
    const ending = await stripe.subscriptions.update(id, { cancel_at_period_end: true });
    assert.equal(ending.cancel_at_period_end, true);
    assert.equal(ending.cancel_at, Reflect.get(ending, "current_period_end"));
    const kept = await stripe.subscriptions.update(id, { cancel_at_period_end: false });
    assert.equal(kept.cancel_at, null);
    assert.match((await errorOf(stripe.subscriptionItems.del(item.id))).message, /at least one active price/);
    const canceled = await stripe.subscriptions.cancel(id);
    assert.equal(canceled.status, "canceled");
    assert.equal(canceled.ended_at, NOW);
    assert.equal((await eventTypes(1))[0], "customer.subscription.deleted");
    assert.equal((await stripe.subscriptions.list({ customer })).data.length, 0);
    assert.equal((await stripe.subscriptions.list({ customer, status: "canceled" })).data.length, 1);
    assert.equal((await errorOf(stripe.subscriptions.cancel(id))).statusCode, 404);
  });

  it("ends with its customer", async () => {
    const customer = await payer();
    const { id } = await stripe.subscriptions.create({ customer, items: [{ price: monthly }] });
    await stripe.customers.del(customer);
    assert.equal((await stripe.subscriptions.retrieve(id)).status, "canceled");
  });
});
