import { uuid } from "@wondertwin/framework";
import { resend } from "../vendor.ts";

export default resend.resource("event", { path: "/events/{event_id}", id: uuid() }).behaves({
  find: (name, { store }) => store.event.find({ name: name }),
  create: ({ body: { name }, store, fail }) => {
    if (name.startsWith("resend:"))
      fail("validation_error", { message: "The prefix `resend:` is reserved." });
    if (store.event.find({ name }))
      fail("already_exists", { message: "An event with this name already exists." });
    return {};
  },
});
