import { type Paged, paged, type Store } from "@wondertwin/framework";
import { simpleUser } from "../people/simple-user.ts";
import { findRepository } from "../repositories/find-repository.ts";
import { type Permission, permissions, type Resources } from "../resources.ts";

interface Asked {
  readonly store: Store<Resources>;
  readonly parents: { readonly team: Resources["team"] };
  url(path: string): string;
  fail(code: "not_found"): never;
}

type OfUser = Asked & { readonly params: { readonly username: string } };
type OfRepository = Asked & { readonly params: { readonly owner: string; readonly repo: string } };

/** The members of a team as lists show them. */
export function listMembers({ store, parents, url }: Asked, role: string = "all"): Paged {
  const all = store.team_member.list({ team_id: parents.team.id });
  return paged(
    all
      .filter((each) => role === "all" || each.role === role)
      .flatMap(({ login }) => store.user.find({ login }) ?? [])
      .map((user) => simpleUser(user, { url })),
  );
}

/** The member of a team that a path names; 404 where there is none. */
export function memberOf({ store, parents, params, fail }: OfUser): Resources["team_member"] {
  return store.team_member.find({ team_id: parents.team.id, login: params.username }) ?? fail("not_found");
}

/** A membership as the API shows it. */
export function shownMember({ parents, url }: Asked, { login, role }: Resources["team_member"]) {
  return {
    url: url(`/teams/${parents.team.id}/memberships/${login}`),
    role,
    state: "active" as const,
  };
}

/** Puts a user into a team, and with it into the organization. */
export function join(asked: OfUser, role: "member" | "maintainer" = "member"): Resources["team_member"] {
  const { store, parents, params, fail } = asked;
  const { id: team_id, organization_id } = parents.team;
  const { login } = store.user.find({ login: params.username }) ?? fail("not_found");
  if (!store.membership.find({ organization_id, login })) store.membership.insert({ organization_id, login });
  const known = store.team_member.find({ team_id, login });
  return known
    ? store.team_member.update(known, { role })
    : store.team_member.insert({ team_id, login, role });
}

/** The repositories of a team. */
export function listRepositories({ store, parents }: Asked): Paged {
  const all = store.team_access.list({ team_id: parents.team.id });
  return paged(all.flatMap(({ repository_id }) => store.repository.find(repository_id) ?? []));
}

/** What a team may do in the repository that a path names; 404 where it has nothing to do with it. */
export function accessOf({ store, parents, params, fail }: OfRepository): Resources["team_access"] {
  const repository = findRepository(store, params) ?? fail("not_found");
  return (
    store.team_access.find({ team_id: parents.team.id, repository_id: repository.id }) ?? fail("not_found")
  );
}

/** Lets a team do something in a repository. */
export function allow({ store, parents, params, fail }: OfRepository, asked: string = "push"): void {
  const repository = findRepository(store, params) ?? fail("not_found");
  const permission: Permission = permissions.find((each) => each === asked) ?? "push";
  const fields = { team_id: parents.team.id, repository_id: repository.id };
  const known = store.team_access.find(fields);
  if (known) store.team_access.update(known, { permission });
  else store.team_access.insert({ ...fields, permission });
}
