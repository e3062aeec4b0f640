import type { PosthogStore, Team } from "../context.ts";

/**
 * The project that a key belongs to. A well-formed key that no project has belongs to the first one, so that
 * programs need not change theirs.
 */
export function teamOfToken(store: PosthogStore, token: string | undefined): Team | undefined {
  if (token === undefined) return undefined;
  return (
    store.Team.find({ api_token: token }) ?? (/^phc_\w+$/.test(token) ? store.Team.list()[0] : undefined)
  );
}
