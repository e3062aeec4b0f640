import { uuid } from "@wondertwin/framework";
import { resend } from "../vendor.ts";

const permissions = ["full_access", "sending_access"] as const;
const MOST_CHARACTERS = 50;

export default resend.resource("api_key", { path: "/api-keys/{api_key_id}", id: uuid() }).behaves({
  defaults: { permission: "full_access", domain_id: null, revoked: false },
  listed: (self) => !self.revoked,
  visible: (self) => !self.revoked,
  create: ({ body, caller, store, random, fail }) => {
    const { name, permission = "full_access", domain_id } = body;
    const wanted = permissions.find((each) => each === permission);
    if (name.length > MOST_CHARACTERS)
      fail("validation_error", {
        message: `The \`name\` field must have at most ${MOST_CHARACTERS} characters.`,
      });
    if (!wanted)
      return fail("invalid_access", { message: 'Access must be "full_access" | "sending_access"' });
    if (domain_id !== undefined && !store.domain.find(domain_id))
      fail("not_found", { resource: "domain", id: domain_id });
    const isBound = wanted === "sending_access" && domain_id !== undefined;
    return {
      token: `re_${caller.account}_${random(24)}`,
      permission: wanted,
      domain_id: isBound ? domain_id : null,
    };
  },
});
