import assert from "node:assert/strict";
import Stripe from "stripe";
import Stripe15 from "stripe-15";

/**
 * A customer pays, a card is declined, a file goes up and its address leads back to it: all as Stripe's own
 * documentation has it, with a key and nothing else.
 */
async function useStripe(stripe: Stripe): Promise<string> {
  const customer = await stripe.customers.create({ email: "ada@example.com" });
  const intent = await stripe.paymentIntents.create({
    amount: 1200,
    currency: "eur",
    customer: customer.id,
    payment_method: "pm_card_visa",
    payment_method_types: ["card"],
    confirm: true,
  });
  assert.equal(intent.status, "succeeded");
  const declined = stripe.paymentIntents.create({
    amount: 1200,
    currency: "eur",
    payment_method: "pm_card_visa_chargeDeclined",
    payment_method_types: ["card"],
    confirm: true,
  });
  await assert.rejects(declined, { code: "card_declined", statusCode: 402 });
  const data = Buffer.alloc(3_000_000, "a letter\n");
  const file = await stripe.files.create({
    purpose: "dispute_evidence",
    file: { data, name: "letter.txt", type: "text/plain" },
  });
  assert.equal(file.size, data.length);
  const { amount } = await stripe.paymentIntents.retrieve(intent.id);
  return `${amount} paid, ${file.size} bytes sent, kept at ${new URL(file.url ?? "").origin}`;
}

const key = process.env["STRIPE_SECRET_KEY"] ?? "sk_test_unchanged";
console.log(`stripe 23: ${await useStripe(new Stripe(key))}`);
console.log(`stripe 15: ${await useStripe(new Stripe15(key))}`);
