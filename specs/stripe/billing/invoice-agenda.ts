import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";
import { plan } from "./test-clocks.ts";

type Invoice = Schemas["invoice"];

const HOUR = 60 * 60;

/** Lets a draft that advances by itself be finalized an hour after a moment (docs.stripe.com/invoicing/overview). */
export function planInvoice(context: StripeContext, draft: Invoice, from: number): Invoice {
  const { store } = context;
  if (draft.status !== "draft") return draft;
  if (!draft.auto_advance) {
    plan(context, draft, { resource: "invoice", effect: "finalize", at: null });
    return store.invoice.update(draft, { next_payment_attempt: null }, { event: false });
  }
  const at = from + HOUR;
  plan(context, draft, { resource: "invoice", effect: "finalize", at });
  const charges = draft.collection_method === "charge_automatically";
  return store.invoice.update(draft, { next_payment_attempt: charges ? at : null }, { event: false });
}
