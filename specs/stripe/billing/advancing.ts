import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";
import { collect, methodFor } from "./collecting.ts";
import { paymentFailed } from "./dunning.ts";
import { voided } from "./ending.ts";
import { finalizeInvoice } from "./invoicing.ts";
import { plan } from "./test-clocks.ts";

type Invoice = Schemas["invoice"];

/** Closes a draft that advances by itself, and collects it or sends it (docs.stripe.com/invoicing/overview). */
export function advanceInvoice(context: StripeContext, draft: Invoice): void {
  if (draft.status !== "draft" || !draft.auto_advance) return;
  // Nobody is left to pay the draft of a customer who was deleted.
  if (!context.store.customer.find(draft.customer ?? "")) return;
  const open = finalizeInvoice(context, draft);
  if (open.status !== "open" || pausedAway(context, open)) return;
  if (open.collection_method === "charge_automatically") {
    collectAgain(context, open);
    return;
  }
  context.emit("invoice.sent", open);
  plan(context, open, { resource: "invoice", effect: "fall_due", at: open.due_date ?? null });
}

/** Tries to collect an open invoice while nobody is there to authenticate a payment. */
export function collectAgain(context: StripeContext, invoice: Invoice): void {
  if (invoice.status !== "open" || !invoice.auto_advance) return;
  const method = methodFor(context, invoice);
  const usable = method?.customer === invoice.customer ? method : undefined;
  const { outcome } = collect(context, invoice, usable, { offSession: true });
  if (outcome === "no_method") paymentFailed(context, invoice);
}

/** Marks the subscription of an invoice that was not paid in time. */
export function fallDue({ store }: StripeContext, invoice: Invoice): void {
  const subscription = store.subscription.find(invoice.subscription ?? "");
  if (invoice.status === "open" && subscription?.status === "active")
    store.subscription.update(subscription, { status: "past_due" });
}

/** What a paused collection does with an invoice (docs.stripe.com/billing/subscriptions/pause-payment). */
function pausedAway(context: StripeContext, invoice: Invoice): boolean {
  const { store, unix } = context;
  const behavior = store.subscription.find(invoice.subscription ?? "")?.pause_collection?.behavior;
  if (behavior === "void") store.invoice.update(invoice, { ...voided(context, invoice), status: "void" });
  else if (behavior === "mark_uncollectible")
    store.invoice.update(invoice, {
      status: "uncollectible",
      status_transitions: { ...invoice.status_transitions, marked_uncollectible_at: unix() },
    });
  else return false;
  return true;
}
