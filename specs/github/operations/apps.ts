import { paged } from "@wondertwin/framework";
import { askingApp, askingInstallation } from "../apps/asking-app.ts";
import { moment } from "../conventions/moment.ts";
import { github } from "../vendor.ts";

const HOUR = 3_600_000;
const appOnly = { message: "A JSON web token could not be decoded" };

export default github.operations({
  "apps/get-authenticated": (context) => {
    const app = askingApp(context) ?? context.fail("unauthenticated", appOnly);
    return context.store.integration.show(app);
  },

  "apps/list-installations": (context) => {
    const app = askingApp(context) ?? context.fail("unauthenticated", appOnly);
    return paged(context.store.installation.list({ app_id: app.id }));
  },

  "apps/create-installation-access-token": (context) => {
    const { parents, body, store, now, random, fail } = context;
    const app = askingApp(context) ?? fail("unauthenticated", appOnly);
    const { installation } = parents;
    if (installation.app_id !== app.id) fail("not_found");
    if (installation.suspended_at !== null)
      fail("permission_denied", { message: "This installation has been suspended" });
    const ends = now().getTime() + HOUR;
    const { token } = store.access_token.insert({
      token: `ghs_${random(36)}`,
      kind: "installation",
      installation_id: installation.id,
      ends,
    });
    return {
      token,
      expires_at: moment(new Date(ends)),
      permissions: body?.permissions ?? installation.permissions,
      repository_selection:
        body?.repositories || body?.repository_ids ? "selected" : installation.repository_selection,
    };
  },

  "apps/revoke-installation-access-token": ({ caller, store }) => {
    const token = store.access_token.find({ token: caller.credential ?? "" });
    if (token) store.access_token.remove(token);
  },

  "apps/list-repos-accessible-to-installation": (context) => {
    const installation = askingInstallation(context) ?? context.fail("permission_denied");
    return paged(context.store.repository.list({ owner_login: installation.account_login }));
  },

  "apps/get-org-installation": ({ parents: { organization }, store, fail }) =>
    store.installation.show(
      store.installation.find({ account_login: organization.login }) ?? fail("not_found"),
    ),

  "apps/get-user-installation": ({ parents: { user }, store, fail }) =>
    store.installation.show(store.installation.find({ account_login: user.login }) ?? fail("not_found")),

  "apps/get-repo-installation": ({ parents: { repository }, store, fail }) =>
    store.installation.show(
      store.installation.find({ account_login: repository.owner_login }) ?? fail("not_found"),
    ),

  "apps/suspend-installation": ({ parents: { installation }, store, now }) => {
    store.installation.update(installation, { suspended_at: moment(now()) });
  },

  "apps/unsuspend-installation": ({ parents: { installation }, store }) => {
    store.installation.update(installation, { suspended_at: null });
  },
});
