import { prefixed } from "@wondertwin/framework";
import { linkable } from "../catalogue/file-purposes.ts";
import { stripe } from "../vendor.ts";

const fileLink = stripe.resource("file_link", { path: "/v1/file_links/{link}", id: prefixed("link_1", 23) });

export default fileLink.behaves({
  defaults: { url: ({ random, url }) => url(`/links/${random(48)}`) },
  computed: { expired: ({ expires_at }, { unix }) => expires_at != null && expires_at <= unix() },
  filters: {
    expired: ({ expires_at }, expired, { unix }) => (expires_at != null && expires_at <= unix()) === expired,
  },
  create: ({ body, store, fail, unix }) => {
    const { purpose } = store.file.get(body.file);
    if (!linkable.includes(purpose))
      fail("invalid_argument", {
        message: `You cannot create a link to a file with the purpose ${purpose}.`,
        param: "file",
      });
    if (body.expires_at !== undefined && body.expires_at <= unix())
      fail("invalid_argument", { message: "The timestamp must be in the future.", param: "expires_at" });
    return {};
  },
  update: ({ self, body, unix, fail }) => {
    if (self.expires_at != null && self.expires_at <= unix())
      fail("invalid_argument", { message: "This file link has expired and cannot be updated." });
    return body.expires_at === "now" ? { expires_at: unix() } : {};
  },
});
