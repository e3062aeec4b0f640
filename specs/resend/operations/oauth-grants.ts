import { resend } from "../vendor.ts";

export default resend.operations({
  "oauth_grants.revoke": ({ params, store, now }) => {
    const grant = store.oauth_grant.get(params.oauth_grant_id);
    const revoked_at = now().toISOString();
    const revoked_reason = "revoked_by_api";
    store.oauth_grant.update(grant, { revoked_at, revoked_reason });
    return { object: "oauth_grant", id: grant.id, revoked_at, revoked_reason };
  },
});
