import { claim } from "../domains/claims.ts";
import { resend } from "../vendor.ts";

export default resend.operations({
  "domains.claims.create": (context) => {
    const { body, store, fail } = context;
    const name = body.name.toLowerCase();
    if (store.domain.find({ name }))
      fail("permission_denied", { message: `The ${name} domain has been registered already.` });
    return claim(store.domain.insert({ name, region: body.region }), context);
  },

  "domains.claims.get": ({ parents: { domain }, store, fail }) =>
    store.domain_claim.find({ domain_id: domain.id }) ?? fail("not_found", { resource: "domain_claim" }),

  "domains.claims.verify": ({ parents: { domain }, store, fail }) => {
    const found =
      store.domain_claim.find({ domain_id: domain.id }) ?? fail("not_found", { resource: "domain_claim" });
    return store.domain_claim.update(found, { status: "completed" });
  },
});
