import { ownAccount } from "../accounts.ts";
import { stripe } from "../vendor.ts";

export default stripe.operations({
  GetAccount: ({ caller, header, store }) => {
    const id = header("stripe-account") ?? caller.account ?? "";
    return store.account.find(id) ?? store.account.insert(ownAccount(id));
  },

  PostAccountLinks: ({ body, store, fail, unix, random }) => {
    const { account, type } = body;
    if (!store.account.find(account))
      fail("not_found", { resource: "account", id: account, param: "account" });
    for (const name of ["refresh_url", "return_url"] as const)
      if (!body[name]) fail("parameter_missing", { param: name });
    const path = type === "account_onboarding" ? "setup/s" : "setup/c";
    return {
      object: "account_link",
      created: unix(),
      // A link serves once, within minutes (docs.stripe.com/api/account_links).
      expires_at: unix() + 300,
      url: `https://connect.stripe.com/${path}/${account}/${random(12)}`,
    };
  },

  PostAccountsAccountLoginLinks: ({ parents: { account }, fail, unix, random }) => {
    if (account.type !== "express")
      fail("invalid_argument", {
        message: "Cannot create a login link for an account that is not an Express account.",
        param: "account",
      });
    return {
      object: "login_link",
      created: unix(),
      url: `https://connect.stripe.com/express/${account.id}/${random(12)}`,
    };
  },
});
