import type { Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";
import type { Search } from "./qualifiers.ts";

type Issue = Resources["issue"];
type Test = (issue: Issue, value: string, store: Store<Resources>) => boolean;

const repositoryOf = (issue: Issue, store: Store<Resources>) => store.repository.get(issue.repository_id);
const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

const tests: Readonly<Record<string, Test>> = {
  repo: (issue, value, store) => {
    const { owner_login, name } = repositoryOf(issue, store);
    return same(`${owner_login}/${name}`, value);
  },
  user: (issue, value, store) => same(repositoryOf(issue, store).owner_login, value),
  org: (issue, value, store) => same(repositoryOf(issue, store).owner_login, value),
  state: ({ state }, value) => state === value,
  is: (issue, value, store) => {
    if (value === "issue") return !issue.is_pull;
    if (value === "pr" || value === "pull-request") return issue.is_pull;
    if (value === "public" || value === "private") return repositoryOf(issue, store).visibility === value;
    if (value === "locked") return issue.locked;
    return issue.state === value;
  },
  type: (issue, value) => (value === "pr") === issue.is_pull,
  author: ({ user_login }, value) => same(user_login, value),
  assignee: ({ assignee_logins }, value) => assignee_logins.some((login) => same(login, value)),
  label: ({ label_ids }, value, store) =>
    label_ids.some((id) => same(store.label.find(id)?.name ?? "", value)),
  milestone: ({ milestone_id }, value, store) =>
    milestone_id !== null && same(store.milestone.find(milestone_id)?.title ?? "", value),
  mentions: ({ body }, value) => (body ?? "").includes(`@${value}`),
  no: ({ label_ids, assignee_logins, milestone_id }, value) =>
    value === "label"
      ? label_ids.length === 0
      : value === "assignee"
        ? assignee_logins.length === 0
        : milestone_id === null,
};

/** Whether an issue has what the qualifiers of a search ask for; one that nobody knows asks for nothing. */
export function isAskedFor(issue: Issue, { qualifiers }: Search, store: Store<Resources>): boolean {
  return qualifiers.every(({ name, value, not }) => {
    const test = tests[name];
    return test === undefined || test(issue, value, store) !== not;
  });
}
