/** The scopes of classic tokens that a path needs, by what it begins with; any of them will do. */
const needed: readonly (readonly [path: RegExp, scopes: readonly string[]])[] = [
  [/^\/gists/, ["gist"]],
  [/^\/notifications/, ["notifications", "repo"]],
  [/^\/user\/(keys|ssh_signing_keys|gpg_keys)/, ["admin:public_key", "write:public_key", "read:public_key"]],
  [/^\/user\/(following|followers)/, ["user", "user:follow"]],
  [/^\/user\/emails/, ["user", "user:email"]],
  [/^\/user\/starred/, ["repo", "public_repo"]],
  [/^\/user\/(repos|orgs|teams|memberships)/, ["repo", "read:org", "user"]],
  [/^\/user$/, ["user", "read:user"]],
  [/^\/orgs\/\{org\}\/hooks/, ["admin:org_hook"]],
  [/^\/orgs\/\{org\}\/repos/, ["repo", "public_repo"]],
  [/^\/orgs/, ["admin:org", "write:org", "read:org", "repo", "user"]],
  [/^\/repos\/\{owner\}\/\{repo\}\/hooks/, ["admin:repo_hook", "write:repo_hook", "read:repo_hook", "repo"]],
  [/^\/repos/, ["repo", "public_repo"]],
];

/** The scopes of which a classic token needs one. */
export function acceptedScopes(path: string): readonly string[] {
  return needed.find(([pattern]) => pattern.test(path))?.[1] ?? [];
}
