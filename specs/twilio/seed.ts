import { OWN_ACCOUNT, OWN_KEY, OWN_TOKEN } from "./conventions/auth.ts";
import { twilio } from "./vendor.ts";

/** What a fresh world has: the twin's own account with an API key. */
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
});
