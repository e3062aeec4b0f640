import type { RateLimit } from "@wondertwin/framework";

const search = { path: "/crm/v3/objects/*/search" };

/** Limits of a privately distributed app (developers.hubspot.com/docs/guides/apps/api-usage/usage-details). */
export const rateLimits: readonly RateLimit[] = [
  {
    name: "ten_secondly",
    except: search,
    limit: 100,
    per: "10s",
    by: ["caller"],
    headers: {
      "X-HubSpot-RateLimit-Interval-Milliseconds": "10000",
      "X-HubSpot-RateLimit-Max": "{limit}",
      "X-HubSpot-RateLimit-Remaining": "{remaining}",
      "X-HubSpot-RateLimit-Secondly": "10",
      "X-HubSpot-RateLimit-Secondly-Remaining": "10",
    },
    failure: {
      message: "You have reached your ten_secondly_rolling limit.",
      extra: { policyName: "TEN_SECONDLY_ROLLING", groupName: "publicapi:private-apps:oauth2" },
    },
  },
  {
    name: "daily",
    except: search,
    limit: 250_000,
    per: "1d",
    aligned: true,
    headers: { "X-HubSpot-RateLimit-Daily": "{limit}", "X-HubSpot-RateLimit-Daily-Remaining": "{remaining}" },
    failure: {
      message: "You have reached your daily limit.",
      extra: { policyName: "DAILY", groupName: "publicapi:private-apps:oauth2" },
    },
  },
  {
    name: "search",
    match: search,
    limit: 5,
    per: "1s",
    by: ["caller"],
    failure: {
      message: "You have reached your secondly limit.",
      extra: { policyName: "SECONDLY", groupName: "publicapi:crm:search:oauth2" },
    },
  },
];
