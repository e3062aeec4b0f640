/** What comes of an email once it is on its way. */
export type Outcome = "delivered" | "bounced" | "complained" | "suppressed";

/** The domain of addresses that always end alike (resend.com/docs/dashboard/emails/send-test-emails). */
export const TEST_DOMAIN = "resend.dev";

/** What comes of emails to some addresses: as a test address among them says, else they arrive. */
export function outcomeOf(addresses: readonly string[]): Outcome {
  for (const address of addresses) {
    const [, local] = /^([a-z]+)(?:\+[^@]*)?@resend\.dev$/.exec(address) ?? [];
    if (local === "bounced" || local === "complained" || local === "suppressed") return local;
  }
  return "delivered";
}
