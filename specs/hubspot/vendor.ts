import { defineVendor, uuid } from "@wondertwin/framework";
import type { Api as Described } from "./api.gen.ts";
import { access } from "./conventions/access.ts";
import { auth } from "./conventions/auth.ts";
import { type Category, hubspotError } from "./conventions/errors.ts";
import { rateLimits } from "./conventions/limits.ts";
import { pagination } from "./conventions/pagination.ts";
import { body, envelope, sign, subscriptions } from "./conventions/webhooks.ts";
import type { Resources } from "./resources.ts";

export interface Api extends Omit<Described, "errors" | "events"> {
  errors: Category;
  events: string;
}

/** HubSpot's conventions, as its API is documented (developers.hubspot.com/docs/reference/api/overview). */
export const hubspot = defineVendor<Api, Resources>({
  name: "hubspot",
  auth,
  access,
  errors: hubspotError,
  requestId: uuid(),
  headers: ({ id }) => ({ "X-HubSpot-Correlation-Id": id }),
  jsonType: "application/json;charset=utf-8",
  // A type's own paths are those of all types with its name in them.
  aliases: {
    "/crm/v3/objects/*": "/crm/v3/objects/{objectType}",
    "/crm/associations/v4": "/crm/v4/associations",
  },
  parents: "modelled",
  pagination,
  rateLimits,
  events: {
    name: ({ resource, change }) => `${resource}.${change}`,
    // Handlers alone say what happened: what the twin keeps is not what HubSpot tells of.
    known: [],
    envelope,
    id: ({ random }) => random(9, "123456789"),
  },
  webhooks: {
    subscriptions,
    body,
    sign,
    secret: "wondertwin-client-secret",
    // Ten tries within a day (developers.hubspot.com/docs/guides/api/app-management/webhooks).
    retries: ["1m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h"],
    timeout: "5s",
  },
  secrets: ["access_token", "refresh_token", "client_secret", "clientSecret", "developerKey"],
});
