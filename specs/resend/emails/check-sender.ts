import type { ResendContext } from "../context.ts";
import { keyOf } from "../conventions/access.ts";
import { addressOf, domainOf } from "./address.ts";
import { forbidden, type Problem } from "./problem.ts";
import { TEST_DOMAIN } from "./test-address.ts";

/** What keeps a sender from sending to some: its domain must be verified, and the key's own where it has one. */
export function checkSender(
  from: string,
  recipients: readonly string[],
  { caller, store }: Pick<ResendContext, "caller" | "store">,
): Problem | undefined {
  const name = domainOf(addressOf(from) ?? "");
  const owner = store.team.list()[0]?.owner_email ?? "";
  const isOwn = (address: string) => address === owner || domainOf(address) === TEST_DOMAIN;
  if (name === TEST_DOMAIN)
    return recipients.every(isOwn)
      ? undefined
      : forbidden(
          `You can only send testing emails to your own email address (${owner}). To send emails to other recipients, please verify a domain at resend.com/domains, and change the \`from\` address to an email using this domain.`,
        );
  const domain = store.domain.find({ name });
  const isReady = domain?.status === "verified" && domain.capabilities.sending === "enabled";
  if (!domain || !isReady)
    return forbidden(
      `The ${name} domain is not verified. Please, add and verify your domain on https://resend.com/domains`,
    );
  const bound = keyOf(caller.credential, store)?.domain_id;
  return bound === undefined || bound === null || bound === domain.id
    ? undefined
    : forbidden(`This API key is not authorized to send emails from ${name}`);
}
