import { uuid } from "@wondertwin/framework";
import { progressOf } from "../issues/progress.ts";
import { linear } from "../vendor.ts";
import { addressOf, slug, slugId } from "../workspace/addresses.ts";

export default linear.resource("Project", { id: uuid() }).behaves({
  find: (id, { store }) => store.Project.find({ slugId: id.split("-").at(-1) ?? "" }),
  defaults: {
    color: "#bec2c8",
    slugId,
    statusId: ({ store }) => store.ProjectStatus.find({ type: "backlog" })?.id ?? "",
  },
  computed: {
    url: ({ name, slugId: id }, { store }) => addressOf(store, "project", `${slug(name)}-${id}`),
    state: ({ statusId }, { store }) => store.ProjectStatus.find(statusId)?.type ?? "backlog",
    progress: ({ id }, { store }) => progressOf(store.Issue.list({ projectId: id })),
    scope: ({ id }, { store }) => store.Issue.list({ projectId: id }).length,
  },
  create: ({ body: { input }, store, fail }) => {
    if (input.teamIds.length === 0) fail("INVALID_INPUT", { message: "A project must be of a team." });
    if (input.name === "") fail("INVALID_INPUT", { message: "name must not be empty" });
    const status = input.statusId ? store.ProjectStatus.find(input.statusId) : undefined;
    return { memberIds: input.memberIds ?? [], ...(status && { statusId: status.id }) };
  },
  update: ({ self, body: { input }, store, now }) => {
    const type = input.statusId && store.ProjectStatus.find(input.statusId)?.type;
    if (!type || input.statusId === self.statusId) return {};
    const at = now().toISOString();
    return {
      startedAt: type === "started" || type === "completed" ? (self.startedAt ?? at) : null,
      completedAt: type === "completed" ? at : null,
      canceledAt: type === "canceled" ? at : null,
    };
  },
});
