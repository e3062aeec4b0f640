import { uuid } from "@wondertwin/framework";
import { valuesOf } from "../contacts/properties.ts";
import { nowWritten } from "../conventions/time.ts";
import { resend } from "../vendor.ts";

export default resend.resource("contact", { path: "/contacts/{contact_id}", id: uuid() }).behaves({
  defaults: { unsubscribed: false, properties: {}, updated_at: nowWritten },
  find: (email, { store }) => store.contact.find({ email: email.toLowerCase() }),
  update: (context) => ({
    ...(context.body.email !== undefined && { email: context.body.email.toLowerCase() }),
    properties: valuesOf(context.body.properties, context.self.properties, context),
  }),
  remove: ({ self, store }) => {
    for (const each of store.membership.list({ contact_id: self.id })) store.membership.remove(each);
    for (const each of store.topic_choice.list({ contact_id: self.id })) store.topic_choice.remove(each);
  },
});
