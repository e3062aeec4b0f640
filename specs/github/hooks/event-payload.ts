import type { Event, Store } from "@wondertwin/framework";
import { findRepository } from "../repositories/find-repository.ts";
import type { Resources } from "../resources.ts";
import { familyOf } from "./event-family.ts";

/** The property that holds what an event is about, where it is not called like its family. */
const properties: Readonly<Record<string, string>> = {
  issues: "issue",
  issue_comment: "comment",
  pull_request_review: "review",
  pull_request_review_comment: "comment",
};

/** Events whose bodies say what happened at the top. */
const plain = new Set(["create", "delete", "ping", "push", "workflow_dispatch"]);

/** The body of an event's deliveries: what happened to what, where, and who did it. */
export function eventPayload(
  { name, data, caller, previous }: Event,
  { store }: { readonly store: Store<Resources> },
): object {
  const { family, action } = familyOf(name);
  const repository = repositoryOf(data, family, store);
  const sender = store.user.find({ login: caller.id });
  const organization = repository && store.organization.find({ login: repository.owner_login });
  return {
    ...(action !== undefined && { action }),
    ...(plain.has(family) ? told(data) : { [properties[family] ?? family]: data }),
    ...(family === "pull_request" && { number: Reflect.get(data, "number") }),
    ...(family.startsWith("pull_request_review") && { pull_request: pullOf(data, store) }),
    ...(family === "issue_comment" && { issue: issueOf(data, store) }),
    ...(family === "workflow_run" && { workflow: workflowOf(data, store) }),
    ...(action === "edited" && { changes: changesIn(previous) }),
    ...(repository && { repository: store.repository.show(repository) }),
    ...(organization && { organization: store.organization.show(organization) }),
    ...(sender && { sender: store.user.show(sender) }),
  };
}

function repositoryOf(
  data: object,
  family: string,
  store: Store<Resources>,
): Resources["repository"] | undefined {
  if (family === "repository") return store.repository.find(Number(Reflect.get(data, "id")));
  const url = String(
    Reflect.get(data, "url") ??
      Reflect.get(data, "repository_url") ??
      Reflect.get(data, "pull_request_url") ??
      "",
  );
  const [, owner, repo] = /\/repos\/([^/]+)\/([^/]+)/.exec(url) ?? [];
  return owner === undefined || repo === undefined ? undefined : findRepository(store, { owner, repo });
}

function issueOf(data: object, store: Store<Resources>): object | undefined {
  const comment = store["issue-comment"].find(Number(Reflect.get(data, "id")));
  const issue = comment && store.issue.find(comment.issue_id);
  return issue && store.issue.show(issue);
}

function workflowOf(data: object, store: Store<Resources>): object | undefined {
  const workflow = store.workflow.find(Number(Reflect.get(data, "workflow_id")));
  return workflow && store.workflow.show(workflow);
}

/** What an event says itself: where it happened, its repository says. */
function told(data: object): object {
  return Object.fromEntries(Object.entries(data).filter(([name]) => name !== "repository_url"));
}

function pullOf(data: object, store: Store<Resources>): object | undefined {
  const [, owner = "", repo = "", number] =
    /\/repos\/([^/]+)\/([^/]+)\/pulls\/(\d+)/.exec(String(Reflect.get(data, "pull_request_url"))) ?? [];
  const repository = findRepository(store, { owner, repo });
  const pull = store["pull-request"].find({ repository_id: repository?.id ?? 0, number: Number(number) });
  return pull && store["pull-request"].show(pull);
}

/** What was said before, field by field. */
function changesIn(previous: object = {}): object {
  const said = ["title", "body", "name", "color", "description"];
  return Object.fromEntries(
    Object.entries(previous).flatMap(([field, from]) => (said.includes(field) ? [[field, { from }]] : [])),
  );
}
