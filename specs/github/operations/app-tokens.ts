import type { Context } from "@wondertwin/framework";
import { accountOf } from "../people/simple-user.ts";
import type { Resources } from "../resources.ts";
import { type Api, github } from "../vendor.ts";

type Asked = Pick<Context<Api, Resources, object>, "store" | "fail" | "url"> & {
  readonly body: { readonly access_token: string };
};

const tokenOf = ({ store, body, fail }: Asked): Resources["access_token"] =>
  store.access_token.find({ token: body.access_token, kind: "oauth" }) ?? fail("not_found");

/** What an OAuth token allows, as the app that it was given to sees it. */
function authorization({ store, url }: Asked, { id, token, scopes, login }: Resources["access_token"]) {
  return {
    id,
    url: url(`/authorizations/${id}`),
    scopes: [...scopes],
    token,
    token_last_eight: token.slice(-8),
    hashed_token: null,
    app: { name: "Octo App", url: "https://example.com/", client_id: "Iv1.wondertwin" },
    note: null,
    note_url: null,
    updated_at: "2026-01-01T00:00:00Z",
    created_at: "2026-01-01T00:00:00Z",
    expires_at: null,
    fingerprint: null,
    user: login === null ? null : accountOf(login, { store, url }),
  };
}

export default github.operations({
  "apps/check-token": (context) => authorization(context, tokenOf(context)),

  "apps/reset-token": (context) => {
    const token = `gho_${context.random(36)}`;
    return authorization(context, context.store.access_token.update(tokenOf(context), { token }));
  },

  "apps/delete-token": (context) => context.store.access_token.remove(tokenOf(context)),

  "apps/delete-authorization": (context) => {
    const { login } = tokenOf(context);
    for (const token of context.store.access_token.list({ kind: "oauth", login }))
      context.store.access_token.remove(token);
  },
});
