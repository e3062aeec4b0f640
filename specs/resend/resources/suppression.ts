import { uuid } from "@wondertwin/framework";
import { resend } from "../vendor.ts";

export default resend.resource("suppression", { path: "/suppressions/{suppression}", id: uuid() }).behaves({
  defaults: { origin: "manual" },
  events: { created: "suppression.added", deleted: "suppression.removed" },
  find: (email, { store }) => store.suppression.find({ email: email.toLowerCase() }),
});
