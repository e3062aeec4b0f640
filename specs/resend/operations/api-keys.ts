import { resend } from "../vendor.ts";

export default resend.operations({
  /** A key that was revoked is remembered: nobody may use it any more. */
  "api_keys.remove": ({ params, store, fail }) => {
    const key = store.api_key.find(params.api_key_id);
    if (!key || key.revoked) return fail("not_found", { resource: "api_key", id: params.api_key_id });
    store.api_key.update(key, { revoked: true }, { event: false });
    return { object: "api_key", id: key.id, deleted: true };
  },
});
