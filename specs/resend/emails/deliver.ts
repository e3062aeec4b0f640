import type { ResendContext } from "../context.ts";
import type { Resources } from "../resources.ts";
import { domainOf } from "./address.ts";
import { recipientsOf } from "./check-email.ts";
import { receive } from "./receive.ts";
import { outcomeOf } from "./test-address.ts";

type Email = Resources["email"];

/** How long it takes until an email arrives, and until someone complains of it. */
export const ON_ITS_WAY = "1s";

const hardBounce = {
  type: "Permanent",
  subType: "General",
  message:
    "The recipient's email provider sent a hard bounce message, but didn't specify the reason for the hard bounce.",
};

/** An email comes to where it goes: what changes of it. */
export function deliver(email: Email, context: ResendContext): Partial<Email> {
  const { store } = context;
  const addresses = recipientsOf(email);
  const outcome = outcomeOf(addresses);
  if (outcome === "bounced") return { last_event: "bounced", bounce: hardBounce };
  if (outcome === "complained") store.email.schedule(email, "complain", ON_ITS_WAY);
  const received_for = addresses.filter((address) => isReceived(address, store));
  if (received_for.length > 0) receive(email, received_for, context);
  return { last_event: "delivered" };
}

/** Whether the team itself takes in what is sent to an address. */
function isReceived(address: string, { domain }: Pick<ResendContext["store"], "domain">): boolean {
  const own = domain.find({ name: domainOf(address) });
  return own?.status === "verified" && own.capabilities.receiving === "enabled";
}
