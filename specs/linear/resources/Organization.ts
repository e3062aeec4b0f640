import { uuid } from "@wondertwin/framework";
import { linear } from "../vendor.ts";

export default linear.resource("Organization", { id: uuid() }).behaves({
  defaults: { periodUploadVolume: 0, fiscalYearStartMonth: 0 },
  computed: {
    userCount: (_, { store }) => store.User.list({ active: true }).length,
    createdIssueCount: (_, { store }) => store.Issue.list().length,
    teams: (_, { store }) => store.Team.list(),
    users: (_, { store }) => store.User.list(),
    labels: (_, { store }) => store.IssueLabel.list({ teamId: null }),
    projectStatuses: (_, { store }) => store.ProjectStatus.list(),
  },
});
