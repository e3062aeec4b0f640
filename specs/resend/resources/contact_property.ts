import { uuid } from "@wondertwin/framework";
import { resend } from "../vendor.ts";

const KEY = /^[A-Za-z0-9_]{1,50}$/;

const property = resend.resource("contact_property", {
  path: "/contact-properties/{contact_property_id}",
  id: uuid(),
});

export default property.behaves({
  create: ({ body: { key, type, fallback_value }, store, fail }) => {
    if (!KEY.test(key))
      fail("validation_error", {
        message: "The `key` field should only contain letters, numbers and underscores, 50 at most.",
      });
    if (store.contact_property.find({ key }))
      fail("already_exists", { message: "A contact property with this key already exists." });
    if (fallback_value !== undefined && fallback_value !== null && typeof fallback_value !== type)
      fail("validation_error", { message: `The \`fallback_value\` field must be a \`${type}\`.` });
    return {};
  },
  remove: ({ self, store }) => {
    for (const contact of store.contact.list(({ properties }) => Object.hasOwn(properties, self.key))) {
      const { [self.key]: _, ...properties } = contact.properties;
      store.contact.update(contact, { properties }, { event: false });
    }
  },
});
