import type { CreateEmailOptions, Resend } from "resend";

/** What a shop's mail is about. */
export interface Order {
  readonly number: string;
  readonly email: string;
  /** In cents. */
  readonly total: number;
}

const from = "Tea Shop <orders@example.com>";

/** Sends the receipt of an order; asked for again, it is not sent twice. */
export function sendReceipt(resend: Resend, { number, email, total }: Order): Promise<string> {
  const html = `<p>Thank you. We charged you ${(total / 100).toFixed(2)} €.</p>`;
  const receipt = { from, to: email, subject: `Your order ${number}`, html };
  return send(resend, { ...receipt, tags: [{ name: "order", value: number }] }, `receipt/${number}`);
}

/** Asks for a review some days later; the email can be called off by its id. */
export function remind(resend: Resend, { number, email }: Order, at: Date): Promise<string> {
  const text = "How was your tea?";
  const reminder = { from, to: email, subject: `About ${number}`, text, scheduledAt: at.toISOString() };
  return send(resend, reminder, `reminder/${number}`);
}

async function send(resend: Resend, email: CreateEmailOptions, idempotencyKey: string): Promise<string> {
  const { data, error } = await resend.emails.send(email, { idempotencyKey });
  if (error) throw new Error(`${error.name}: ${error.message}`);
  return data.id;
}
