import type { Changes } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";
import { planSubscription } from "./subscription-agenda.ts";

type Invoice = Schemas["invoice"];
type Subscription = Schemas["subscription"];

/** Ends a subscription now; nothing is collected for it by itself any more. */
export function endSubscription(
  context: StripeContext,
  subscription: Subscription,
  changes: Changes<Subscription> = {},
): Subscription {
  const { store, unix } = context;
  const ended = store.subscription.update(
    subscription,
    { canceled_at: subscription.canceled_at ?? unix(), ...changes, ended_at: unix(), status: "canceled" },
    { event: "customer.subscription.deleted" },
  );
  planSubscription(context, ended);
  for (const invoice of store.invoice.list({ subscription: subscription.id }))
    if (invoice.auto_advance && (invoice.status === "open" || invoice.status === "draft"))
      store.invoice.update(invoice, { auto_advance: false, next_payment_attempt: null });
  return ended;
}

/** Ends a subscription whose first payment did not come, and takes its invoice back. */
export function expireSubscription(context: StripeContext, subscription: Subscription): void {
  const { store } = context;
  if (subscription.status !== "incomplete") return;
  store.subscription.update(subscription, { status: "incomplete_expired" });
  const invoice = store.invoice.find(subscription.latest_invoice ?? "");
  if (invoice?.status !== "open") return;
  store.invoice.update(invoice, { ...voided(context, invoice), status: "void" });
}

/** What voiding an invoice changes; its PaymentIntent is canceled. */
export function voided({ store, unix }: StripeContext, invoice: Invoice): Changes<Invoice> {
  const intent = store.payment_intent.find(invoice.payment_intent ?? "");
  if (intent)
    store.payment_intent.update(intent, {
      canceled_at: unix(),
      cancellation_reason: "void_invoice",
      status: "canceled",
    });
  return { status_transitions: { ...invoice.status_transitions, voided_at: unix() } };
}
