import { type Changes, prefixed } from "@wondertwin/framework";
import { endSubscription } from "../billing/ending.ts";
import { redeem } from "../catalogue/discounts.ts";
import { isTaxId, taxCountry } from "../catalogue/tax-id-formats.ts";
import { isTestValue } from "../catalogue/tax-id-verification.ts";
import { checkEmail } from "../conventions/emails.ts";
import { momentOf } from "../conventions/moments.ts";
import { moveBalance } from "../money/customer-balance.ts";
import { attachFirst, checkDefault } from "../payments/attaching.ts";
import { sourceOf } from "../payments/payment-sources.ts";
import { stripe } from "../vendor.ts";

const customer = stripe.resource("customer", { path: "/v1/customers/{customer}", id: prefixed("cus_", 14) });

export default customer.behaves({
  defaults: {
    balance: 0,
    delinquent: false,
    invoice_prefix: ({ id }) => id.slice(-8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    next_invoice_sequence: 1,
    preferred_locales: [],
    tax_exempt: "none",
  },
  onExpand: ["invoice_credit_balance", "tax"],
  computed: {
    invoice_credit_balance: (self) => self.invoice_credit_balance ?? {},
    tax: (self) => ({
      automatic_tax: self.address?.country ? "supported" : "unrecognized_location",
      ip_address: null,
      location: self.address?.country
        ? { country: self.address.country, source: "billing_address", state: self.address.state ?? null }
        : null,
    }),
  },
  // Customers of test clocks are listed with their clock only (docs.stripe.com/api/customers/list).
  listed: (self, { query }) => self.test_clock == null || query.test_clock !== undefined,
  moment: ({ body, self, store }) => {
    const id = self ? self.test_clock : body.test_clock;
    return id ? momentOf(store["test_helpers.test_clock"].get(id).frozen_time) : undefined;
  },
  create: ({ body, fail }) => {
    checkEmail(body.email, "email", fail);
    if (body.coupon && body.promotion_code)
      fail("invalid_argument", {
        message: "You may only specify one of these parameters: coupon, promotion_code.",
        param: "coupon",
      });
    // The balance moves once the customer exists, so that the first entry of its ledger says why.
    return { ...(body.balance !== undefined && { balance: 0 }), ...unset(body) };
  },
  created: (context) => {
    const { self, body, store, fail } = context;
    for (const [position, { type, value }] of (body.tax_id_data ?? []).entries()) {
      if (!isTestValue({ type, value }) && !isTaxId(type, value))
        fail("tax_id_invalid", {
          message: `Invalid value for ${type}.`,
          param: `tax_id_data[${position}][value]`,
        });
      store.tax_id.insert({
        country: taxCountry(type, value),
        customer: self.id,
        owner: { type: "customer", customer: self.id },
        type,
        value,
      });
    }
    const { coupon, promotion_code, balance, invoice_settings, payment_method, source } = body;
    attachFirst(context, { id: payment_method, default: invoice_settings?.default_payment_method }, self.id);
    const moved = balance ? moveBalance(store, self, { amount: balance, type: "adjustment" }) : self;
    const changes: Changes<typeof self> = {};
    if (source !== undefined)
      changes.default_source = store.payment_source.insert(sourceOf(context, { source }, self.id)).id;
    if (coupon || promotion_code)
      changes.discount = redeem({ coupon, promotion_code, customer: self.id }, context);
    return store.customer.update(moved, changes, { event: false });
  },
  update: (context) => {
    const { self, body, store, emit, fail } = context;
    checkEmail(body.email, "email", fail);
    const { balance, coupon, promotion_code, invoice_settings, source } = body;
    const chosen = invoice_settings?.default_payment_method;
    if (chosen) checkDefault(context, chosen, self.id);
    const difference = balance === undefined ? 0 : balance - (self.balance ?? 0);
    const moved =
      difference === 0 ? self : moveBalance(store, self, { amount: difference, type: "adjustment" });
    const changes: Changes<typeof self> = { balance: moved.balance, ...unset(body) };
    if (source !== undefined)
      changes.default_source = store.payment_source.insert(sourceOf(context, { source }, self.id)).id;
    if (coupon === "") return { ...changes, discount: null };
    if (!coupon && !promotion_code) return changes;
    const discount = redeem({ coupon, promotion_code, customer: self.id }, context);
    emit(self.discount ? "customer.discount.updated" : "customer.discount.created", discount);
    return { ...changes, discount };
  },
  remove: (context) => {
    const { self, store } = context;
    for (const each of store.subscription.list({ customer: self.id }))
      if (each.status !== "canceled") endSubscription(context, each);
    for (const each of store.tax_id.list({ customer: self.id })) store.tax_id.remove(each);
    for (const each of store.payment_source.list((source) => source.customer === self.id))
      store.payment_source.remove(each);
    for (const each of store.payment_method.list({ customer: self.id }))
      store.payment_method.update(each, { customer: null, spent: true }, { event: false });
  },
});

/** Fields that an empty string clears though they may not be null by their schema's word. */
function unset(body: { readonly tax_exempt?: string }): { tax_exempt?: "none" } {
  return body.tax_exempt === "" ? { tax_exempt: "none" } : {};
}
