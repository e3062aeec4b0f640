import { stripe } from "../vendor.ts";

export default stripe.operations({
  PostTransfersIdReversals: ({ body, parents: { transfer }, store, fail }) => {
    const left = transfer.amount - transfer.amount_reversed;
    const amount = body.amount ?? left;
    if (amount < 1 || amount > left)
      fail("invalid_argument", {
        message: `Reversal amount (${amount}) is greater than the amount left on the transfer (${left}).`,
        param: "amount",
      });
    const amount_reversed = transfer.amount_reversed + amount;
    const reversed = amount_reversed === transfer.amount;
    store.transfer.update(transfer, { amount_reversed, reversed }, { event: "transfer.reversed" });
    return store.transfer_reversal.insert({
      amount,
      currency: transfer.currency,
      metadata: body.metadata || {},
      transfer: transfer.id,
    });
  },
});
