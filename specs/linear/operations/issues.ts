import type { Store } from "@wondertwin/framework";
import { changeIssue } from "../issues/change-issue.ts";
import { writeHistory } from "../issues/history.ts";
import { byIdentifier } from "../issues/identifier.ts";
import { newIssue } from "../issues/new-issue.ts";
import { priorities } from "../issues/priority.ts";
import { searchIssues } from "../issues/search.ts";
import type { Resources } from "../resources.ts";
import { linear } from "../vendor.ts";

/** The issue with an id, or with the name that people call it by. */
const issueOf = (store: Store<Resources>, id: string) => byIdentifier(store, id) ?? store.Issue.get(id);

export default linear.operations({
  issuePriorityValues: () => [...priorities],

  issueBatchCreate: ({ body: { input }, ...context }) => {
    const { store } = context;
    const issues = input.issues.map((each) =>
      store.Issue.insert({ ...given(each), ...newIssue(each, context) }),
    );
    return { issues };
  },

  issueBatchUpdate: ({ body: { ids, input }, ...context }) => {
    const { store, caller } = context;
    const issues = ids.map((id) => {
      const before = issueOf(store, id);
      const changes = { ...given(input), ...changeIssue(before, input, context) };
      writeHistory(store, { before, changes, actorId: caller.id });
      return store.Issue.update(before, changes);
    });
    return { issues };
  },

  issueAddLabel: ({ body: { id, labelId }, store }) => {
    const issue = issueOf(store, id);
    const label = store.IssueLabel.get(labelId);
    return { issue: store.Issue.update(issue, { labelIds: [...new Set([...issue.labelIds, label.id])] }) };
  },

  issueRemoveLabel: ({ body: { id, labelId }, store }) => {
    const issue = issueOf(store, id);
    return {
      issue: store.Issue.update(issue, { labelIds: issue.labelIds.filter((each) => each !== labelId) }),
    };
  },

  issueSubscribe: ({ body: { id, userId }, store, caller }) => {
    const issue = issueOf(store, id);
    const subscriberIds = [...new Set([...issue.subscriberIds, userId ?? caller.id])];
    return { issue: store.Issue.update(issue, { subscriberIds }) };
  },

  issueUnsubscribe: ({ body: { id, userId }, store, caller }) => {
    const issue = issueOf(store, id);
    const subscriberIds = issue.subscriberIds.filter((each) => each !== (userId ?? caller.id));
    return { issue: store.Issue.update(issue, { subscriberIds }) };
  },

  issueArchive: ({ body: { id, trash }, store, now }) => {
    const archivedAt = now().toISOString();
    const entity = store.Issue.update(issueOf(store, id), { archivedAt, ...(trash && { trashed: true }) });
    return { entity };
  },

  issueUnarchive: ({ body: { id }, store }) => ({
    entity: store.Issue.update(issueOf(store, id), { archivedAt: null, trashed: null }),
  }),

  issueDelete: ({ body: { id, permanentlyDelete }, store, now }) => {
    const issue = issueOf(store, id);
    if (permanentlyDelete) {
      store.Issue.remove(issue);
      return { entity: issue };
    }
    const changes = { trashed: true, archivedAt: now().toISOString() };
    return { entity: store.Issue.update(issue, changes, { event: "Issue.remove" }) };
  },

  issueVcsBranchSearch: ({ body: { branchName }, store }) => {
    const [identifier] = /[a-z][a-z0-9]*-\d+/i.exec(branchName) ?? [];
    return identifier === undefined ? null : (byIdentifier(store, identifier) ?? null);
  },

  searchIssues: ({ body: { term, teamId, includeComments }, store }) =>
    searchIssues(store, { term, teamId, includeComments }),

  issueSearch: ({ body: { query }, store }) =>
    searchIssues(store, { term: query ?? "", teamId: undefined, includeComments: false }),
});

/** What an input says of an issue in the issue's own fields. */
function given(input: object): object {
  const says = ([, value]: [string, unknown]) => value !== undefined && value !== null;
  return Object.fromEntries(Object.entries(input).filter(says));
}
