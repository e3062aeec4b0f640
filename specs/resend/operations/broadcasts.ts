import { paged } from "@wondertwin/framework";
import { recipientsOf } from "../broadcasts/recipients.ts";
import { resend } from "../vendor.ts";

export default resend.operations({
  "broadcasts.duplicate": ({ parents: { broadcast }, store }) => {
    const { id: _, created_at: __, ...like } = broadcast;
    const copy = store.broadcast.insert({
      ...like,
      name: `${broadcast.name} (copy)`,
      status: "draft",
      scheduled_at: null,
      sent_at: null,
    });
    return { object: "broadcast", id: copy.id };
  },

  "broadcasts.recipients": ({ parents: { broadcast }, query, store }) =>
    paged(recipientsOf(broadcast, query, store)),

  "broadcasts.clicked_links": ({ parents: { broadcast }, store }) => {
    const links = store.email.list({ broadcast_id: broadcast.id }).flatMap(({ click }) => click?.link ?? []);
    return paged(
      [...new Set(links)].map((url) => {
        const clicks = links.filter((each) => each === url).length;
        return { id: url, url, clicks, unique_clicks: clicks };
      }),
    );
  },
});
