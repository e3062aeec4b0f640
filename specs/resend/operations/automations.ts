import { resend } from "../vendor.ts";

export default resend.operations({
  "automations.duplicate": ({ parents: { automation }, store }) => {
    const { id: _, created_at: __, ...like } = automation;
    const copy = store.automation.insert({ ...like, name: `${automation.name} (copy)`, status: "disabled" });
    return { object: "automation", id: copy.id };
  },

  "events.send": ({ body: { event, contact_id, email }, store, fail }) => {
    if (contact_id === undefined && email === undefined)
      fail("missing_required_field", { message: "Missing `contact_id` or `email` field." });
    if (contact_id !== undefined) store.contact.get(contact_id);
    return { object: "event", event };
  },
});
