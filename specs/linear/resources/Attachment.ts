import { uuid } from "@wondertwin/framework";
import { linear } from "../vendor.ts";

export default linear.resource("Attachment", { id: uuid() }).behaves({
  defaults: { metadata: {}, source: null },
  computed: {
    sourceType: ({ metadata }) => (isObject(metadata) ? String(metadata["type"] ?? "unknown") : "unknown"),
  },
  create: ({ body: { input }, store }) => {
    // An issue has an address once: attached again, it takes the place of what was there.
    const before = store.Attachment.find({ issueId: input.issueId, url: input.url });
    if (before) store.Attachment.remove(before);
    return before ? { id: before.id, createdAt: before.createdAt } : {};
  },
});

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
