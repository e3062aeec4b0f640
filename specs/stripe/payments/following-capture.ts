import type { Schemas } from "../api.gen.ts";
import { testCardOf } from "../cards/card-numbers.ts";
import type { StripeContext } from "../context.ts";
import { claimTransaction, recordTransaction } from "../money/ledger.ts";
import { openDispute, reportFraud } from "./disputing.ts";

type Charge = Schemas["charge"];

/** What captured funds lead to: the destination's share, and what the bank of a test card does about them. */
export function followCapture(context: StripeContext, charge: Charge): void {
  if (charge.transfer_data) share(context, charge, charge.transfer_data);
  const { dispute, reported } = testCardOf(charge.payment_method_details?.card?.fingerprint);
  if (reported) reportFraud(context, charge);
  if (dispute) openDispute(context, charge, dispute);
}

/** Hands a charge's destination its share: all of it, unless the request said how much (docs.stripe.com/connect/destination-charges). */
function share(
  context: StripeContext,
  charge: Charge,
  { amount, destination }: NonNullable<Charge["transfer_data"]>,
): void {
  const { store } = context;
  const { currency, id } = charge;
  const shared = amount ?? charge.amount_captured;
  const taken = recordTransaction(context, {
    amount: -shared,
    category: "transfer",
    currency,
    type: "transfer",
  });
  const transfer = store.transfer.insert({
    amount: shared,
    balance_transaction: taken.id,
    currency,
    destination,
    source_transaction: id,
    transfer_group: charge.transfer_group ?? `group_${charge.payment_intent ?? id}`,
  });
  claimTransaction(context, transfer);
  store.charge.update(
    charge,
    { transfer: transfer.id, transfer_group: transfer.transfer_group },
    { event: false },
  );
}
