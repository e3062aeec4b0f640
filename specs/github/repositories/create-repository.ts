import type { Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";

/** What a request says of a new repository. */
export interface NewRepository {
  readonly name: string;
  readonly description?: string | null;
  readonly homepage?: string | null;
  readonly private?: boolean;
  readonly visibility?: "public" | "private";
  readonly [setting: string]: unknown;
}

/** Settings that a request may give a repository as it is made. */
const settings = [
  "auto_init",
  "has_issues",
  "has_projects",
  "has_wiki",
  "has_discussions",
  "has_downloads",
  "is_template",
  "allow_squash_merge",
  "allow_merge_commit",
  "allow_rebase_merge",
  "allow_auto_merge",
  "delete_branch_on_merge",
  "squash_merge_commit_title",
  "squash_merge_commit_message",
  "merge_commit_title",
  "merge_commit_message",
] as const;

interface Making {
  readonly store: Store<Resources>;
  fail(
    code: "already_exists" | "custom",
    details: { readonly message?: string; readonly extra?: Readonly<Record<string, unknown>> },
  ): never;
}

/** Makes a repository of an account's. */
export function createRepository(
  { store, fail }: Making,
  owner: string,
  asked: NewRepository,
): Resources["repository"] {
  // A name is what may stand in an address; anything else becomes a dash.
  const name = asked.name.trim().replace(/[^\w.-]+/g, "-");
  const folded = name.toLowerCase();
  const own = store.repository.list({ owner_login: owner });
  if (own.some((each) => each.name.toLowerCase() === folded))
    fail("custom", {
      message: "Repository creation failed.",
      extra: {
        errors: [
          {
            resource: "Repository",
            code: "custom",
            field: "name",
            message: "name already exists on this account",
          },
        ],
      },
    });
  const hidden = asked.visibility === undefined ? asked.private : asked.visibility === "private";
  const given = settings.filter((setting) => asked[setting] !== undefined);
  return store.repository.insert({
    name,
    owner_login: owner,
    description: asked.description ?? null,
    homepage: asked.homepage ?? null,
    private: hidden ?? false,
    ...Object.fromEntries(given.map((setting) => [setting, asked[setting]])),
  });
}
