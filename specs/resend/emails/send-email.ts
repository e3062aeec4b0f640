import type { ResendContext } from "../context.ts";
import { written } from "../conventions/time.ts";
import type { Content, Resources } from "../resources.ts";
import { listOf, listOrNull } from "./address.ts";
import { keepAttachments } from "./attachments.ts";
import { checkEmail, type EmailInput, recipientsOf } from "./check-email.ts";
import { momentOf } from "./moment.ts";
import { invalid, type Problem } from "./problem.ts";
import { rendered } from "./render.ts";
import { outcomeOf } from "./test-address.ts";

/** An email that may be sent: what was asked for, and what it says. */
export interface Sendable {
  readonly input: EmailInput;
  readonly content: Content;
  readonly template_id?: string;
}

/** An email that is asked for, ready to be sent, or why it cannot be. */
export function readied(
  input: EmailInput,
  context: Pick<ResendContext, "caller" | "now" | "store">,
): Sendable | Problem {
  const found = contentOf(input, context.store);
  if ("code" in found) return found;
  return checkEmail(input, found.content, context) ?? found;
}

function contentOf(input: EmailInput, store: ResendContext["store"]): Sendable | Problem {
  const { from = null, subject = null, html = null, text = null, template: named } = input;
  const own = { from, subject, html, text, reply_to: listOrNull(input.reply_to) };
  if (!named) return { input, content: own };
  if (html !== null || text !== null)
    return invalid("The `html` and `text` fields cannot be used together with `template`.");
  const template = store.template.find(named.id) ?? store.template.find({ alias: named.id });
  if (!template) return { code: "not_found", message: "Template not found" };
  const said = rendered(template, named.variables ?? {});
  if ("code" in said) return said;
  const content = {
    ...said,
    from: from ?? said.from,
    subject: subject ?? said.subject,
    reply_to: own.reply_to ?? said.reply_to,
  };
  return { input, content, template_id: template.id };
}

/** What an email belongs to that nobody asked for by itself. */
type Origin = Pick<Resources["email"], "broadcast_id" | "contact_id">;

/** Sends an email, now or once its moment comes. */
export function sendEmail(
  { input, content, template_id }: Sendable,
  context: ResendContext,
  origin: Origin = {},
): Resources["email"] {
  const { store, now, random } = context;
  const moment = input.scheduled_at === undefined ? undefined : momentOf(input.scheduled_at, now());
  const email = store.email.insert({
    from: content.from ?? "",
    to: listOf(input.to),
    cc: listOrNull(input.cc),
    bcc: listOrNull(input.bcc),
    reply_to: content.reply_to,
    subject: content.subject ?? "",
    html: content.html,
    text: content.text,
    tags: [...(input.tags ?? [])],
    topic_id: input.topic_id ?? null,
    message_id: `<${random(32, "0123456789abcdef")}@email.amazonses.com>`,
    scheduled_at: moment ? written(moment) : null,
    last_event: moment ? "scheduled" : firstEvent(recipientsOf(input), store),
    ...(template_id !== undefined && { template_id }),
    ...origin,
  });
  keepAttachments(email.id, input.attachments ?? [], context);
  return email;
}

/** What happens to an email first: it is on its way, or stopped by what is known of its recipients. */
export function firstEvent(
  addresses: readonly string[],
  { suppression }: Pick<ResendContext["store"], "suppression">,
): "sent" | "suppressed" {
  const isKnown = addresses.some((email) => suppression.find({ email }));
  return isKnown || outcomeOf(addresses) === "suppressed" ? "suppressed" : "sent";
}
