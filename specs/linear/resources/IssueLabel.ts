import { uuid } from "@wondertwin/framework";
import { linear } from "../vendor.ts";

export default linear.resource("IssueLabel", { id: uuid() }).behaves({
  defaults: { color: "#bec2c8" },
  create: ({ body: { input }, store, fail }) => {
    const name = input.name.toLowerCase();
    const isSame = (label: { name: string; teamId: string | null }) =>
      label.name.toLowerCase() === name && (label.teamId === null || label.teamId === (input.teamId ?? null));
    if (store.IssueLabel.find(isSame))
      fail("INVALID_INPUT", { message: `Duplicate label name: ${input.name}` });
    return {};
  },
  remove: ({ self, store }) => {
    for (const issue of store.Issue.list(({ labelIds }) => labelIds.includes(self.id)))
      store.Issue.update(issue, { labelIds: issue.labelIds.filter((id) => id !== self.id) });
  },
});
