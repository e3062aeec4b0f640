import type { Resend } from "resend";

/** A delivery of Resend's as it arrived. */
export interface Delivered {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** The addresses that a delivery says no email reaches. */
export function bouncedIn(
  resend: Resend,
  { headers, body }: Delivered,
  webhookSecret: string,
): readonly string[] {
  const header = (name: string) => headers[`svix-${name}`] ?? "";
  const event = resend.webhooks.verify({
    payload: body,
    headers: { id: header("id"), timestamp: header("timestamp"), signature: header("signature") },
    webhookSecret,
  });
  return event.type === "email.bounced" ? event.data.to : [];
}
