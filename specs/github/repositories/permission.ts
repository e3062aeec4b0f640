import type { Caller, Store } from "@wondertwin/framework";
import { askingInstallation } from "../apps/asking-app.ts";
import { type Permission, permissions, type Resources } from "../resources.ts";

interface Reading {
  readonly caller: Caller;
  readonly store: Store<Resources>;
}

/** What the caller may do in a repository at most; undefined where it may not even see it. */
export function permissionIn(
  repository: Pick<Resources["repository"], "id" | "owner_login" | "private">,
  { caller, store }: Reading,
): Permission | undefined {
  const login = caller.id;
  const readable = repository.private ? undefined : "pull";
  if (login === repository.owner_login) return "admin";
  const teams = store.team_member
    .list({ login })
    .map(({ team_id }) => store.team_access.find({ team_id, repository_id: repository.id })?.permission);
  const collaboration = store.collaboration.find({ repository_id: repository.id, login });
  return highest([
    readable,
    collaboration?.permission,
    ...teams,
    installedPermission(repository.owner_login, { caller, store }),
    organizationRole(repository.owner_login, { caller, store }),
  ]);
}

/** Owners of an organization may do everything in its repositories, members may read them. */
function organizationRole(owner: string, { caller, store }: Reading): Permission | undefined {
  const organization = store.organization.find({ login: owner });
  if (!organization) return undefined;
  const membership = store.membership.find({
    organization_id: organization.id,
    login: caller.id,
    state: "active",
  });
  if (!membership) return undefined;
  return membership.role === "admin" ? "admin" : "pull";
}

/** What an app may do where it is installed, as the permissions it was given say. */
function installedPermission(owner: string, asking: Reading): Permission | undefined {
  const installation = askingInstallation(asking);
  if (installation?.account_login !== owner) return undefined;
  const { administration, contents, issues } = installation.permissions;
  if (administration === "write") return "admin";
  if (contents === "write") return "push";
  return issues === "write" ? "triage" : "pull";
}

function highest(found: readonly (Permission | undefined)[]): Permission | undefined {
  return permissions.findLast((permission) => found.includes(permission));
}

/** Whether a permission is enough where another is needed. */
export function suffices(has: Permission | undefined, needs: Permission): boolean {
  return has !== undefined && permissions.indexOf(has) >= permissions.indexOf(needs);
}
