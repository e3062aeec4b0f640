import { defineVendor } from "@wondertwin/framework";
import type { Api as Described } from "./api.gen.ts";
import { admit } from "./conventions/admit.ts";
import { answered, unanswered } from "./conventions/answers.ts";
import { accountOf, auth } from "./conventions/auth.ts";
import { asForm, sign, tokenFor } from "./conventions/deliveries.ts";
import { type ErrorCode, twilioError } from "./conventions/errors.ts";
import { type EventName, eventNames } from "./conventions/events.ts";
import { links } from "./conventions/links.ts";
import { fieldName } from "./conventions/names.ts";
import { pagination } from "./conventions/pagination.ts";
import { sid } from "./conventions/sids.ts";
import { enterSubaccount } from "./conventions/subaccounts.ts";
import { dateNow } from "./conventions/times.ts";
import type { Resources } from "./resources.ts";

export interface Api extends Omit<Described, "errors" | "events"> {
  errors: ErrorCode;
  events: EventName;
}

/** Twilio's conventions, as its usage guides describe them (twilio.com/docs/usage). */
export const twilio = defineVendor<Api, Resources>({
  name: "twilio",
  auth,
  partition: admit,
  access: enterSubaccount,
  errors: twilioError,
  headers: ({ id }) => ({
    "Twilio-Request-Id": id,
    "Twilio-Concurrent-Requests": "1",
    "X-API-Domain": "api.twilio.com",
  }),
  requestId: sid("RQ"),
  pagination,
  order: "newest",
  fieldName,
  links,
  ids: { "*": sid("XX") },
  events: {
    name: ({ resource, change }) => `${resource}.${change}`,
    known: eventNames,
    envelope: ({ data }) => data,
  },
  webhooks: {
    headers: { "User-Agent": "TwilioProxy/1.1", Accept: "*/*" },
    encode: asForm,
    sign,
    secret: tokenFor,
    // What an application was not told of it is not told again (twilio.com/docs/usage/webhooks).
    retries: [],
    timeout: "15s",
    subscriptions: () => [],
    answered,
    unanswered,
  },
  secrets: ["auth_token", "secret", "sms_auth_token"],
  defaults: {
    account_sid: accountOf,
    api_version: "2010-04-01",
    date_created: dateNow,
    date_updated: dateNow,
  },
  touched: { date_updated: dateNow },
});
