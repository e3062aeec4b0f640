import type { Schemas } from "../api.gen.ts";

/** What an object of git is. */
export type ObjectType = "blob" | "tree" | "commit" | "tag";

/** What a repository's git keeps. */
export interface GitResources {
  /** An object by its network and name (`1:ce01…`), which is the digest of what it holds; that in base 64. */
  git_object: { id: string; type: ObjectType; content: string };
  /** `sha`: the commit that it is at. */
  branch: Schemas["branch-with-protection"] & { id: number; repository_id: number; sha: string };
  "branch-protection": Schemas["branch-protection"];
  /** `commit_id`: the name of the commit that it is about. */
  "commit-comment": Schemas["commit-comment"] & { repository_id: number; user_login: string };
  commit_status: Schemas["status"] & { repository_id: number; sha: string; creator_login: string };
  "check-run": Schemas["check-run"];
  "check-suite": Schemas["check-suite"];
  /** A tag, or a reference of another kind: `refs/tags/v1`. */
  git_reference: { id: number; repository_id: number; name: string; sha: string };
}
