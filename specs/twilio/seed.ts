import { OWN_ACCOUNT, OWN_KEY, OWN_TOKEN } from "./conventions/auth.ts";
import { twilio } from "./vendor.ts";

const account_sid = OWN_ACCOUNT;
const id = (prefix: string) => `${prefix}${"0".repeat(31)}1`;

/** What a fresh twin has: its own account with an API key, two numbers, and a service of each kind. */
export default twilio.seed({
  account: [
    {
      sid: OWN_ACCOUNT,
      auth_token: OWN_TOKEN,
      owner_account_sid: OWN_ACCOUNT,
      friendly_name: "WonderTwin",
      status: "active",
      type: "Full",
    },
  ],
  key: [{ sid: OWN_KEY, friendly_name: "WonderTwin", secret: OWN_TOKEN }],
  incoming_phone_number: [
    { account_sid, sid: id("PN"), phone_number: "+12025550100", friendly_name: "Front desk" },
    { account_sid, sid: `PN${"0".repeat(31)}2`, phone_number: "+12025550101", friendly_name: "Alerts" },
  ],
});
