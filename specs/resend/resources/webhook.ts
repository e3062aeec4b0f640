import { uuid } from "@wondertwin/framework";
import { resend } from "../vendor.ts";
import { signingSecret } from "../webhooks/signing-secret.ts";

export default resend.resource("webhook", { path: "/webhooks/{webhook_id}", id: uuid() }).behaves({
  defaults: { status: "enabled", signing_secret: signingSecret },
  create: ({ body, fail }) => {
    if (!/^https?:\/\/./.test(body.endpoint) || !URL.canParse(body.endpoint))
      fail("validation_error", { message: "The `endpoint` field must be a valid URL." });
    if (body.events.length === 0)
      fail("validation_error", { message: "The `events` field must have at least one event." });
    return {};
  },
});
