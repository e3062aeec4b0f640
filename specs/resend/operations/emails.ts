import { paged } from "@wondertwin/framework";
import type { EmailInput } from "../emails/check-email.ts";
import { refuse } from "../emails/problem.ts";
import { readied, sendEmail } from "../emails/send-email.ts";
import { resend } from "../vendor.ts";

const MOST = 100;

/** What batches cannot do (resend.com/docs/api-reference/emails/send-batch-emails). */
function unbatched({ attachments, scheduled_at }: EmailInput): string | undefined {
  if (attachments !== undefined) return "The `attachments` field is not supported in batches.";
  return scheduled_at === undefined ? undefined : "The `scheduled_at` field is not supported in batches.";
}

export default resend.operations({
  "emails.send": (context) => {
    const email = readied({ ...context.body }, context);
    if ("code" in email) return refuse(email, context.fail);
    return { id: sendEmail(email, context).id };
  },

  "emails.batch": (context) => {
    const { body, fail, header } = context;
    const mode = header("x-batch-validation") ?? "strict";
    if (mode !== "strict" && mode !== "permissive")
      return fail("validation_error", {
        message: "The x-batch-validation header must be strict or permissive.",
      });
    if (body.length === 0 || body.length > MOST)
      return fail("validation_error", { message: `A batch must have between 1 and ${MOST} emails.` });
    const data = [];
    const errors = [];
    for (const [index, input] of body.entries()) {
      const wrong = unbatched(input);
      const email =
        wrong === undefined ? readied(input, context) : { code: "validation_error" as const, message: wrong };
      if (!("code" in email)) data.push({ id: sendEmail(email, context).id });
      else if (mode === "strict") return refuse(email, fail);
      else errors.push({ index, message: email.message });
    }
    return mode === "strict" ? { data } : { data, errors };
  },

  "emails.share": ({ parents: { email }, page }) => ({
    object: "email",
    id: email.id,
    url: page(`/mailbox/${email.id}`),
  }),

  "emails.attachments.list": ({ parents: { email }, store }) =>
    paged(store.attachment.list({ email_id: email.id }).toReversed()),

  "receiving.attachments.list": ({ parents: { received_email: email }, store }) =>
    paged(store.attachment.list({ email_id: email.id }).toReversed()),
});
