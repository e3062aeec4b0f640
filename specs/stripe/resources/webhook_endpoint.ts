import { prefixed } from "@wondertwin/framework";
import type { Fail } from "../context.ts";
import { stripe } from "../vendor.ts";

const endpoint = stripe.resource("webhook_endpoint", {
  path: "/v1/webhook_endpoints/{webhook_endpoint}",
  id: prefixed("we_1", 23),
});

export default endpoint.behaves({
  defaults: { secret: ({ random }) => `whsec_${random(32)}`, status: "enabled" },
  onCreate: ["secret"],
  create: ({ body, fail }) => {
    checkUrl(body.url, fail);
    checkEvents(body.enabled_events, fail);
    return { connect: body.connect };
  },
  update: ({ body, fail }) => {
    if (body.url !== undefined) checkUrl(body.url, fail);
    if (body.enabled_events) checkEvents(body.enabled_events, fail);
    return body.disabled === undefined ? {} : { status: body.disabled ? "disabled" : "enabled" };
  },
});

/** A public address of any scheme of the web (docs.stripe.com/webhooks). */
function checkUrl(url: string, fail: Fail): void {
  if (!/^https?:\/\//i.test(url))
    fail("url_invalid", {
      message: "Invalid URL: An explicit scheme (such as https) must be provided.",
      param: "url",
    });
  if (!URL.canParse(url)) fail("url_invalid", { message: "Invalid URL", param: "url" });
}

function checkEvents(events: readonly string[], fail: Fail): void {
  if (events.length === 0)
    fail("parameter_missing", {
      message: "You must pass at least one event in enabled_events.",
      param: "enabled_events",
    });
  if (events.includes("*") && events.length > 1)
    fail("invalid_argument", {
      message: "The `*` event cannot be combined with other events in enabled_events.",
      param: "enabled_events",
    });
}
