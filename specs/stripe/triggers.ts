import type { TriggerStep } from "@wondertwin/framework";
import { stripe } from "./vendor.ts";

const JENNY = { email: "jenny.rosen@example.com", name: "Jenny Rosen" };
const AMOUNT = { amount: 2000, currency: "usd" };
const AUTOMATIC = { automatic_payment_methods: { enabled: true, allow_redirects: "never" } };
/** A trial that is over within the reach of its reminder. */
const TRIAL_DAYS = 14;

const post = (
  path: `/v1/${string}`,
  body: Readonly<Record<string, unknown>> = {},
  more: { readonly as?: string; readonly status?: number } = {},
): TriggerStep => ({ send: `POST ${path}`, body, ...more });

/** Makes a customer, who pays with a test card where one is named. */
function customer(card?: string): readonly TriggerStep[] {
  const make = post("/v1/customers", JENNY, { as: "customer" });
  if (card === undefined) return [make];
  return [
    make,
    post(`/v1/payment_methods/pm_card_${card}/attach`, { customer: "{customer.id}" }, { as: "card" }),
    post("/v1/customers/{customer.id}", { invoice_settings: { default_payment_method: "{card.id}" } }),
  ];
}

/** Makes a payment intent and confirms it with a test card. */
function payment(
  card: string,
  options: Readonly<Record<string, unknown>> = {},
  status?: number,
): TriggerStep {
  const body = { ...AMOUNT, ...AUTOMATIC, payment_method: `pm_card_${card}`, confirm: true, ...options };
  return post("/v1/payment_intents", body, { as: "intent", ...(status !== undefined && { status }) });
}

const charge = post("/v1/charges", { ...AMOUNT, source: "tok_visa" }, { as: "charge" });
const product = post("/v1/products", { name: "Tea" }, { as: "product" });
const price = (recurring = true) =>
  post(
    "/v1/prices",
    {
      product: "{product.id}",
      currency: "usd",
      unit_amount: 1500,
      ...(recurring && { recurring: { interval: "month" } }),
    },
    { as: "price" },
  );

/** Makes a customer who subscribes to a price. */
function subscription(
  options: Readonly<Record<string, unknown>> = {},
  payer: readonly TriggerStep[] = customer("visa"),
): readonly TriggerStep[] {
  const body = { customer: "{customer.id}", items: [{ price: "{price.id}" }], ...options };
  return [...payer, product, price(), post("/v1/subscriptions", body, { as: "subscription" })];
}

/** Makes an invoice of one item. */
function invoice(card?: string): readonly TriggerStep[] {
  return [
    ...customer(card),
    post(
      "/v1/invoices",
      { customer: "{customer.id}", auto_advance: false, collection_method: "charge_automatically" },
      { as: "invoice" },
    ),
    post("/v1/invoiceitems", { ...AMOUNT, customer: "{customer.id}", invoice: "{invoice.id}" }),
  ];
}

const finalize = post("/v1/invoices/{invoice.id}/finalize");

const checkout: readonly TriggerStep[] = [
  product,
  price(false),
  post(
    "/v1/checkout/sessions",
    {
      mode: "payment",
      line_items: [{ price: "{price.id}", quantity: 1 }],
      success_url: "https://example.com/success",
    },
    { as: "session" },
  ),
];

const disputed = payment("createDispute");
const evidence = (text: string): TriggerStep[] => [
  disputed,
  { send: "GET /v1/disputes", as: "disputes" },
  post("/v1/disputes/{disputes.data.0.id}", { evidence: { uncategorized_text: text }, submit: true }),
];

/** How events come about, each as a program brings it about with the API. */
export const triggers = stripe.triggers({
  headers: { authorization: "Bearer sk_test_wondertwin" },
  events: {
    "charge.captured": [
      post("/v1/charges", { ...AMOUNT, source: "tok_visa", capture: false }, { as: "charge" }),
      post("/v1/charges/{charge.id}/capture"),
    ],
    "charge.dispute.created": [disputed],
    "charge.dispute.updated": evidence("More to come."),
    "charge.dispute.closed": [...evidence("winning_evidence"), { advance: "5s" }],
    "charge.failed": [post("/v1/charges", { ...AMOUNT, source: "tok_chargeDeclined" }, { status: 402 })],
    "charge.refunded": [charge, post("/v1/refunds", { charge: "{charge.id}" })],
    "charge.succeeded": [charge],
    "charge.updated": [charge, post("/v1/charges/{charge.id}", { description: "Changed" })],
    "checkout.session.expired": [...checkout, post("/v1/checkout/sessions/{session.id}/expire")],
    "coupon.created": [post("/v1/coupons", { percent_off: 10, duration: "once" })],
    "customer.created": customer(),
    "customer.deleted": [...customer(), { send: "DELETE /v1/customers/{customer.id}" }],
    "customer.updated": [...customer(), post("/v1/customers/{customer.id}", { description: "Changed" })],
    "customer.source.created": [
      ...customer(),
      post("/v1/customers/{customer.id}/sources", { source: "tok_visa" }),
    ],
    "customer.subscription.created": subscription(),
    "customer.subscription.deleted": [
      ...subscription(),
      { send: "DELETE /v1/subscriptions/{subscription.id}" },
    ],
    "customer.subscription.paused": [
      ...subscription(
        {
          trial_period_days: TRIAL_DAYS,
          trial_settings: { end_behavior: { missing_payment_method: "pause" } },
        },
        customer(),
      ),
      { advance: `${TRIAL_DAYS}d` },
    ],
    "customer.subscription.trial_will_end": [
      ...subscription({ trial_period_days: TRIAL_DAYS }),
      { advance: `${TRIAL_DAYS - 3}d` },
    ],
    "customer.subscription.updated": [
      ...subscription(),
      post("/v1/subscriptions/{subscription.id}", { metadata: { changed: "yes" } }),
    ],
    "invoice.created": invoice(),
    "invoice.finalized": [...invoice(), finalize],
    "invoice.marked_uncollectible": [
      ...invoice(),
      finalize,
      post("/v1/invoices/{invoice.id}/mark_uncollectible"),
    ],
    "invoice.paid": [...invoice("visa"), finalize, post("/v1/invoices/{invoice.id}/pay")],
    "invoice.payment_failed": [
      ...invoice("chargeCustomerFail"),
      finalize,
      post("/v1/invoices/{invoice.id}/pay", {}, { status: 402 }),
    ],
    "invoice.payment_succeeded": [...invoice("visa"), finalize, post("/v1/invoices/{invoice.id}/pay")],
    "invoice.updated": [...invoice(), post("/v1/invoices/{invoice.id}", { description: "Changed" })],
    "invoice.voided": [...invoice(), finalize, post("/v1/invoices/{invoice.id}/void")],
    "invoiceitem.created": [
      ...customer(),
      post("/v1/invoiceitems", { ...AMOUNT, customer: "{customer.id}" }),
    ],
    "payment_intent.amount_capturable_updated": [payment("visa", { capture_method: "manual" })],
    "payment_intent.canceled": [
      post("/v1/payment_intents", { ...AMOUNT, ...AUTOMATIC }, { as: "intent" }),
      post("/v1/payment_intents/{intent.id}/cancel"),
    ],
    "payment_intent.created": [post("/v1/payment_intents", { ...AMOUNT, ...AUTOMATIC })],
    "payment_intent.payment_failed": [payment("chargeDeclined", {}, 402)],
    "payment_intent.requires_action": [payment("authenticationRequired")],
    "payment_intent.succeeded": [payment("visa")],
    "payment_method.attached": customer("visa"),
    "payment_method.detached": [...customer("visa"), post("/v1/payment_methods/{card.id}/detach")],
    "payout.created": [charge, post("/v1/payouts", { amount: 100, currency: "usd" })],
    "plan.created": [
      product,
      post("/v1/plans", { product: "{product.id}", amount: 1500, currency: "usd", interval: "month" }),
    ],
    "price.created": [product, price()],
    "product.created": [product],
    "product.deleted": [product, { send: "DELETE /v1/products/{product.id}" }],
    "product.updated": [product, post("/v1/products/{product.id}", { description: "Changed" })],
    "quote.created": [
      ...customer(),
      product,
      price(false),
      post("/v1/quotes", { customer: "{customer.id}", line_items: [{ price: "{price.id}", quantity: 1 }] }),
    ],
    "refund.created": [charge, post("/v1/refunds", { charge: "{charge.id}" })],
    "setup_intent.canceled": [
      post("/v1/setup_intents", {}, { as: "setup" }),
      post("/v1/setup_intents/{setup.id}/cancel"),
    ],
    "setup_intent.created": [post("/v1/setup_intents")],
    "setup_intent.setup_failed": [
      post(
        "/v1/setup_intents",
        { ...AUTOMATIC, payment_method: "pm_card_chargeDeclined", confirm: true },
        { status: 402 },
      ),
    ],
    "setup_intent.succeeded": [
      post("/v1/setup_intents", { ...AUTOMATIC, payment_method: "pm_card_visa", confirm: true }),
    ],
    "tax_rate.created": [post("/v1/tax_rates", { display_name: "VAT", percentage: 19, inclusive: false })],
    "promotion_code.created": [
      post("/v1/coupons", { percent_off: 10, duration: "once" }, { as: "coupon" }),
      post("/v1/promotion_codes", { coupon: "{coupon.id}" }),
    ],
    "payment_link.created": [
      product,
      price(false),
      post("/v1/payment_links", { line_items: [{ price: "{price.id}", quantity: 1 }] }),
    ],
    "customer.tax_id.created": [
      ...customer(),
      post("/v1/customers/{customer.id}/tax_ids", { type: "eu_vat", value: "DE123456789" }),
    ],
    "charge.dispute.funds_withdrawn": [disputed],
    "payout.paid": [
      post("/v1/charges", { ...AMOUNT, source: "tok_bypassPending" }),
      post("/v1/payouts", { amount: 100, currency: "usd" }),
      { advance: "7d" },
    ],
  },
});
