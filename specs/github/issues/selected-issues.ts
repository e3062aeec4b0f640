import type { Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";

type Issue = Resources["issue"];

/** What a list of issues can be asked for. */
export interface IssueQuery {
  readonly state?: string | undefined;
  readonly labels?: string | undefined;
  readonly milestone?: string | undefined;
  readonly assignee?: string | undefined;
  readonly creator?: string | undefined;
  readonly mentioned?: string | undefined;
  readonly since?: string | undefined;
  readonly sort?: string | undefined;
  readonly direction?: string | undefined;
}

/** The issues that a query asks for, in the order it asks for: the newest first unless it says otherwise. */
export function selectedIssues(
  issues: readonly Issue[],
  query: IssueQuery,
  store: Store<Resources>,
): readonly Issue[] {
  const { state = "open", sort = "created", direction = "desc" } = query;
  const tests = testsOf(query, store);
  const found = issues.filter(
    (issue) => (state === "all" || issue.state === state) && tests.every((test) => test(issue)),
  );
  const downwards = direction === "desc" ? -1 : 1;
  const keyOf = ({ created_at, updated_at, comments }: Issue) =>
    sort === "updated" ? updated_at : sort === "comments" ? comments : created_at;
  return found.toSorted((a, b) => {
    const [one, other] = [keyOf(a), keyOf(b)];
    return (one < other ? -1 : one > other ? 1 : a.id - b.id) * downwards;
  });
}

function testsOf(query: IssueQuery, store: Store<Resources>): ((issue: Issue) => boolean)[] {
  const { labels, milestone, assignee, creator, mentioned, since } = query;
  const named = (id: number) => store.label.find(id)?.name.toLowerCase();
  const tests: ((issue: Issue) => boolean)[] = [];
  if (labels !== undefined)
    tests.push(({ label_ids }) =>
      labels.split(",").every((label) => label_ids.some((id) => named(id) === label.trim().toLowerCase())),
    );
  if (milestone !== undefined)
    tests.push(({ milestone_id }) =>
      milestone === "none"
        ? milestone_id === null
        : milestone === "*"
          ? milestone_id !== null
          : milestone_id !== null && String(store.milestone.find(milestone_id)?.number) === milestone,
    );
  if (assignee !== undefined)
    tests.push(({ assignee_logins }) =>
      assignee === "none"
        ? assignee_logins.length === 0
        : assignee === "*"
          ? assignee_logins.length > 0
          : assignee_logins.includes(assignee),
    );
  if (creator !== undefined) tests.push(({ user_login }) => user_login === creator);
  if (mentioned !== undefined) tests.push(({ body }) => (body ?? "").includes(`@${mentioned}`));
  if (since !== undefined) tests.push(({ updated_at }) => Date.parse(updated_at) >= Date.parse(since));
  return tests;
}
