import { paged } from "@wondertwin/framework";
import { createContact } from "../contacts/create-contact.ts";
import { contactsOf } from "../contacts/join-segment.ts";
import { valuesOf } from "../contacts/properties.ts";
import type { Store } from "../context.ts";
import { resend } from "../vendor.ts";

/** A contact of a segment, by id or address. */
function contactIn(
  { audience_id, contact_id: name }: { readonly audience_id: string; readonly contact_id: string },
  store: Store,
) {
  const segment = store.segment.get(audience_id);
  const email = name.toLowerCase();
  const contact = contactsOf(segment, store).find((each) => each.id === name || each.email === email);
  return contact ?? store.contact.get(name);
}

/** Contacts under the former name of segments. */
export default resend.operations({
  "audiences.contacts.create": (context) => {
    const { id } = createContact(context, { ...context.body, segments: [context.parents.segment] });
    return { object: "contact", id };
  },

  "audiences.contacts.list": ({ parents: { segment }, store }) => paged(contactsOf(segment, store)),

  "audiences.contacts.get": ({ params, store }) => contactIn(params, store),

  "audiences.contacts.update": (context) => {
    const { body, params, store } = context;
    const contact = contactIn(params, store);
    const { email, first_name, last_name, unsubscribed } = body;
    const properties = valuesOf(body.properties, contact.properties, context);
    store.contact.update(contact, {
      email: email?.toLowerCase(),
      first_name,
      last_name,
      unsubscribed,
      properties,
    });
    return { object: "contact", id: contact.id };
  },

  "audiences.contacts.remove": ({ params, store }) => {
    const contact = contactIn(params, store);
    store.contact.remove(contact);
    return { object: "contact", contact: contact.id, deleted: true };
  },
});
