import { uuid } from "@wondertwin/framework";
import { linear } from "../vendor.ts";
import { addressOf, slug, slugId } from "../workspace/addresses.ts";

export default linear.resource("Document", { id: uuid() }).behaves({
  find: (id, { store }) => store.Document.find({ slugId: id.split("-").at(-1) ?? "" }),
  defaults: { slugId },
  computed: {
    url: ({ title, slugId: id }, { store }) => addressOf(store, "document", `${slug(title)}-${id}`),
  },
});
