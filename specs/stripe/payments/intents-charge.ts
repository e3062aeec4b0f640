import type { Changes } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";

/** What a charge has from its intent. */
export function intentsCharge(intent: Schemas["payment_intent"]): Changes<Schemas["charge"]> {
  const { transfer_data } = intent;
  return {
    application_fee_amount: intent.application_fee_amount ?? null,
    customer: intent.customer ?? null,
    description: intent.description ?? null,
    invoice: intent.invoice ?? null,
    metadata: intent.metadata ?? {},
    on_behalf_of: intent.on_behalf_of ?? null,
    payment_intent: intent.id,
    receipt_email: intent.receipt_email ?? null,
    shipping: intent.shipping ?? null,
    statement_descriptor: intent.statement_descriptor ?? null,
    statement_descriptor_suffix: intent.statement_descriptor_suffix ?? null,
    transfer_data: transfer_data
      ? { amount: transfer_data.amount ?? null, destination: transfer_data.destination }
      : null,
    transfer_group: intent.transfer_group ?? null,
  };
}
