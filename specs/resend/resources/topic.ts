import { uuid } from "@wondertwin/framework";
import { nowWritten } from "../conventions/time.ts";
import { resend } from "../vendor.ts";

export default resend.resource("topic", { path: "/topics/{topic_id}", id: uuid() }).behaves({
  defaults: { visibility: "private", updated_at: nowWritten },
  remove: ({ self, store }) => {
    for (const each of store.topic_choice.list({ topic_id: self.id })) store.topic_choice.remove(each);
  },
});
