import type { Schemas } from "../api.gen.ts";
import type { ResendContext } from "../context.ts";
import type { Content } from "../resources.ts";
import { addressOf, listOf } from "./address.ts";
import { checkSchedule } from "./check-schedule.ts";
import { checkSender } from "./check-sender.ts";
import { invalid, missing, type Problem } from "./problem.ts";

export type EmailInput = Schemas["email_input"];

const MOST_RECIPIENTS = 50;
const TAG = /^[A-Za-z0-9_-]{1,256}$/;

/** What keeps an email from being sent, the first thing first; its content is the template's where it has one. */
export function checkEmail(
  input: EmailInput,
  content: Pick<Content, "from" | "subject" | "html" | "text">,
  context: Pick<ResendContext, "caller" | "now" | "store">,
): Problem | undefined {
  if (listOf(input.to).length === 0) return missing("to");
  if (!content.from) return missing("from");
  if (!content.subject) return missing("subject");
  if (!content.html && !content.text)
    return { code: "missing_required_field", message: "Missing `html` or `text` field." };
  return (
    checkAddresses(input, content.from) ??
    checkSender(content.from, recipientsOf(input), context) ??
    checkAttachments(input.attachments ?? []) ??
    checkTags(input.tags ?? []) ??
    (input.scheduled_at === undefined ? undefined : checkSchedule(input.scheduled_at, context.now()))
  );
}

/** Whom an email goes to. */
interface Addressed {
  readonly to?: string | readonly string[];
  readonly cc?: string | readonly string[] | null;
  readonly bcc?: string | readonly string[] | null;
}

/** The bare addresses of everyone an email goes to. */
export const recipientsOf = ({ to, cc, bcc }: Addressed): readonly string[] =>
  [...listOf(to), ...listOf(cc), ...listOf(bcc)].flatMap((each) => addressOf(each) ?? []);

function checkAddresses(input: EmailInput, from: string): Problem | undefined {
  if (addressOf(from) === undefined) return misspelt("from");
  for (const field of ["to", "cc", "bcc", "reply_to"] as const) {
    const addresses = listOf(input[field]);
    if (addresses.some((each) => addressOf(each) === undefined)) return misspelt(field);
    if (addresses.length > MOST_RECIPIENTS)
      return invalid(`The \`${field}\` field must have at most ${MOST_RECIPIENTS} addresses.`);
  }
  return undefined;
}

const misspelt = (field: string) =>
  invalid(
    `Invalid \`${field}\` field. The email address needs to follow the \`email@example.com\` or \`Name <email@example.com>\` format.`,
  );

function checkAttachments(attachments: NonNullable<EmailInput["attachments"]>): Problem | undefined {
  return attachments.some(({ content, path }) => content === undefined && path === undefined)
    ? { code: "invalid_attachment", message: "Attachment must have either a `content` or `path`." }
    : undefined;
}

function checkTags(tags: NonNullable<EmailInput["tags"]>): Problem | undefined {
  return tags.every(({ name, value }) => TAG.test(name) && TAG.test(value))
    ? undefined
    : invalid("Tags should only contain ASCII letters, numbers, underscores, or dashes.");
}
