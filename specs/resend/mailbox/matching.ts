import type { Store } from "../context.ts";
import type { Resources } from "../resources.ts";

/** The emails that were sent, the newest first: those to an address, or whose subject has a text in it. */
export function matching(
  { to, subject }: Readonly<Record<string, string | undefined>>,
  { email }: Pick<Store, "email">,
): Resources["email"][] {
  const has = (text: string, part: string | undefined) =>
    part === undefined || text.toLowerCase().includes(part.toLowerCase());
  return email.list((each) => has(each.to.join(" "), to) && has(each.subject, subject)).toReversed();
}
