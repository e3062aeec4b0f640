import { uuid } from "@wondertwin/framework";
import { resend } from "../vendor.ts";

export default resend.resource("segment", { path: "/segments/{segment_id}", id: uuid() }).behaves({
  remove: ({ self, store }) => {
    for (const each of store.membership.list({ segment_id: self.id })) store.membership.remove(each);
  },
});
