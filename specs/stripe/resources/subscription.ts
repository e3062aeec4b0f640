import { prefixed } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import { trialAfter } from "../billing/changing-trial.ts";
import { asBehaviour, subscriptionEffects } from "../billing/effects.ts";
import { billFirstPeriod, firstPeriod } from "../billing/subscribing.ts";
import { planSubscription } from "../billing/subscription-agenda.ts";
import { type AskedSubscriptionItem, askedPrices, itemFields } from "../billing/subscription-items.ts";
import { shownTo } from "../billing/test-clocks.ts";
import { redeem } from "../catalogue/discounts.ts";
import { taxRatesOf } from "../catalogue/tax-rates.ts";
import type { StripeContext } from "../context.ts";
import { stripe } from "../vendor.ts";

const subscription = stripe.resource("subscription", {
  path: "/v1/subscriptions/{subscription_exposed_id}",
  id: prefixed("sub_1", 23),
  state: "status",
});

type Subscription = Schemas["subscription"];

export default subscription.behaves({
  defaults: {
    collection_method: "charge_automatically",
    payment_settings: {
      payment_method_options: null,
      payment_method_types: null,
      save_default_payment_method: "off",
    },
    trial_settings: { end_behavior: { missing_payment_method: "create_invoice" } },
  },
  computed: {
    items: ({ id }, { store }) => ({
      object: "list",
      data: store.subscription_item.list({ subscription: id }),
      has_more: false,
      url: `/v1/subscription_items?subscription=${id}`,
    }),
  },
  filters: {
    price: ({ id }, price, { store }) =>
      store.subscription_item.list({ subscription: id }).some((item) => item.price.id === price),
    status: (self, status) =>
      status === "all" ||
      self.status === status ||
      (status === "ended" && (self.status === "canceled" || self.status === "incomplete_expired")),
  },
  // Canceled subscriptions are listed only when they are asked for (docs.stripe.com/api/subscriptions/list).
  // Nor are those of test clocks, without the clock or its customer.
  listed: (self, { query }) =>
    (query.status !== undefined || self.status !== "canceled") &&
    (self.test_clock == null || query.test_clock !== undefined || query.customer !== undefined),
  create: (context) => {
    const { body, store, fail, random } = context;
    const { items = [], collection_method, coupon, promotion_code } = body;
    const customer = subscriberOf(context);
    if (items.length === 0) fail("parameter_missing", { param: "items" });
    const prices = askedPrices(context, items);
    const period = firstPeriod(context, body, prices[0]);
    const bySending = collection_method === "send_invoice";
    if (bySending && body.days_until_due === undefined)
      fail("parameter_missing", {
        message: "You must pass `days_until_due` when `collection_method` is `send_invoice`.",
        param: "days_until_due",
      });
    const trial = period.trial_end !== null;
    if (!bySending && !trial && body.payment_behavior !== "default_incomplete")
      checkCanPay(context, prices, customer, body.default_payment_method);
    const discount =
      coupon || promotion_code
        ? redeem({ coupon, promotion_code, customer }, { ...context, store, random })
        : null;
    return {
      ...period,
      ...(body.cancel_at_period_end && { cancel_at: period.current_period_end }),
      currency: prices[0]?.currency,
      default_tax_rates: taxRatesOf(context, body.default_tax_rates, "default_tax_rates") ?? [],
      discount,
      status: trial ? "trialing" : bySending ? "active" : "incomplete",
      test_clock: store.customer.get(customer).test_clock ?? null,
    };
  },
  created: (context) => {
    const { self, body, store } = context;
    insertItems(context, self.id, body.items ?? []);
    const { customer } = self;
    const owner = store.customer.get(customer);
    if (!owner.currency) store.customer.update(owner, { currency: self.currency });
    const billed = billFirstPeriod(context, self, {
      behavior: body.payment_behavior ?? "allow_incomplete",
      offSession: body.off_session,
    });
    planSubscription(context, billed);
    return billed;
  },
  update: (context) => {
    const { self, body, store, fail } = context;
    if (self.status === "canceled")
      fail("resource_missing", { message: `No such subscription: ${self.id}`, extra: { status: 404 } });
    for (const item of body.items ?? []) changeItem(context, self, item);
    const changes = { ...cancellation(context), ...discountAfter(context) };
    const { trial_end } = body;
    const changed = { ...changes, ...trialAfter(context, { ...self, ...changes }, trial_end) };
    planSubscription(context, { ...store.subscription.get(self.id), ...changed });
    return changed;
  },
  plan: (context) => planSubscription(context, context.self),
  effects: asBehaviour(subscriptionEffects),
  moment: (context) => shownTo(context, context.self?.customer ?? subscriberOf(context)),
});

/** Who subscribes: the path may say it instead of the body. */
function subscriberOf({
  body,
  parents,
}: {
  readonly body: { readonly customer?: string };
  readonly parents: { readonly customer?: Pick<Schemas["customer"], "id"> };
}): string {
  return body.customer ?? parents.customer?.id ?? "";
}

/** Who is charged by itself needs something to be charged with. */
function checkCanPay(
  { store, fail }: StripeContext,
  prices: readonly Schemas["price"][],
  customer: string,
  given: string | undefined,
): void {
  const free = prices.every(
    ({ unit_amount, billing_scheme }) => billing_scheme === "per_unit" && unit_amount === 0,
  );
  const owner = store.customer.get(customer);
  if (free || given || owner.invoice_settings?.default_payment_method || owner.default_source) return;
  fail("resource_missing", {
    message:
      "This customer has no attached payment source or default payment method. Please consider adding a default payment method. For more information, visit https://stripe.com/docs/billing/subscriptions/payment-methods-setting#payment-method-priority.",
  });
}

function insertItems(context: StripeContext, id: string, asked: readonly AskedSubscriptionItem[]): void {
  const prices = askedPrices(context, asked);
  for (const [position, { quantity, metadata }] of asked.entries()) {
    const price = prices[position];
    if (price)
      context.store.subscription_item.insert({
        ...itemFields(price, quantity),
        metadata: metadata || {},
        subscription: id,
      });
  }
}

type ChangedItem = AskedSubscriptionItem & { readonly id?: string; readonly deleted?: boolean };

function changeItem(context: StripeContext, self: Subscription, asked: ChangedItem): void {
  const { store, fail } = context;
  if (asked.id === undefined) {
    insertItems(context, self.id, [asked]);
    return;
  }
  const found = store.subscription_item.find(asked.id);
  const item =
    found?.subscription === self.id
      ? found
      : fail("not_found", { resource: "subscription_item", id: asked.id, param: "items[0][id]" });
  if (asked.deleted) {
    store.subscription_item.remove(item);
    return;
  }
  const named = asked.price !== undefined || asked.price_data !== undefined;
  const [price] = named ? askedPrices(context, [asked]) : [];
  store.subscription_item.update(item, {
    quantity: asked.quantity,
    ...(price && itemFields(price, asked.quantity ?? item.quantity)),
  });
}

interface Cancelling {
  readonly self: Subscription;
  readonly body: { readonly cancel_at_period_end?: boolean; readonly cancel_at?: number | "" };
  unix(): number;
}

function cancellation({ self, body, unix }: Cancelling): Partial<Subscription> {
  if (body.cancel_at_period_end || body.cancel_at)
    return {
      cancel_at: body.cancel_at || self.current_period_end,
      canceled_at: unix(),
      cancellation_details: { comment: null, feedback: null, reason: "cancellation_requested" },
    };
  if (body.cancel_at_period_end === false || body.cancel_at === "")
    return {
      cancel_at: null,
      canceled_at: null,
      cancellation_details: { comment: null, feedback: null, reason: null },
    };
  return {};
}

function discountAfter(
  context: StripeContext & {
    readonly self: Subscription;
    readonly body: { readonly coupon?: string; readonly promotion_code?: string };
  },
): Partial<Subscription> {
  const { self, body } = context;
  const { coupon, promotion_code } = body;
  if (coupon === "") return { discount: null };
  if (!coupon && !promotion_code) return {};
  return {
    discount: redeem({ coupon, promotion_code, customer: self.customer, subscription: self.id }, context),
  };
}
