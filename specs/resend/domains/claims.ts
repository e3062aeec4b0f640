import type { ResendContext } from "../context.ts";
import { written } from "../conventions/time.ts";
import type { Resources } from "../resources.ts";

const WEEK = 7 * 86_400_000;

/** Claims a domain that another team has: the twin's teams know nothing of each other, so any domain may be. */
export function claim(
  domain: Resources["domain"],
  { store, now, random }: Pick<ResendContext, "store" | "now" | "random">,
): Resources["domain_claim"] {
  return store.domain_claim.insert({
    name: domain.name,
    status: "pending",
    domain_id: domain.id,
    region: domain.region,
    record: { type: "TXT", name: "_resend-claim", value: `resend-claim=${random(32)}`, ttl: "Auto" },
    expires_at: written(new Date(now().getTime() + WEEK)),
  });
}
