import { uuid } from "@wondertwin/framework";
import { progressOf } from "../issues/progress.ts";
import { linear } from "../vendor.ts";

export default linear.resource("ProjectMilestone", { id: uuid() }).behaves({
  computed: { progress: ({ id }, { store }) => progressOf(store.Issue.list({ projectMilestoneId: id })) },
});
