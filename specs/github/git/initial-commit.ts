import type { Caller, Store } from "@wondertwin/framework";
import type { Api } from "../api.gen.ts";
import type { Resources } from "../resources.ts";
import { commitChanges } from "./commit-changes.ts";
import { objectsOf } from "./objects.ts";
import { personOf } from "./person.ts";
import { bytesOf } from "./utf8.ts";

interface Acting {
  readonly caller: Caller;
  readonly store: Store<Resources>;
  now(): Date;
  url(path: string): string;
  emit(event: Api["events"], data: object): void;
}

/** Begins a repository with a README that says what it is, as its owner. */
export function beginWithReadme(acting: Acting, repository: Resources["repository"]): void {
  const { name, description, default_branch: branch, owner_login } = repository;
  const text = `# ${name}${description ? `\n${description}` : ""}`;
  const sha = objectsOf(acting.store, repository).write("blob", bytesOf(text));
  const author = personOf({ ...acting, caller: { id: owner_login, scopes: [] } });
  commitChanges(acting, repository, new Map([["README.md", { mode: "100644", sha }]]), {
    branch,
    message: "Initial commit",
    author,
    committer: author,
  });
}
