import { sid } from "../conventions/sids.ts";
import { tokenOf } from "../conventions/subaccounts.ts";
import { twilio } from "../vendor.ts";

export default twilio
  .resource("account", { path: "/2010-04-01/Accounts/{Sid}.json", id: sid("AC"), state: "status" })
  .behaves({
    defaults: {
      friendly_name: ({ now }) =>
        `SubAccount Created at ${now().toISOString().slice(0, 16).replace("T", " ")}`,
      auth_token: ({ id }) => tokenOf(id),
      owner_account_sid: ({ caller }) => caller.id,
      status: "active",
      type: "Full",
    },
    listed: (self, { caller }) => self.sid === caller.id || self.owner_account_sid === caller.id,
  });
