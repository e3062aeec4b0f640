import { paged, reply } from "@wondertwin/framework";
import { accountOf, simpleUser } from "../people/simple-user.ts";
import { permissionIn, suffices } from "../repositories/permission.ts";
import { permissions, type Resources } from "../resources.ts";
import { github } from "../vendor.ts";

export default github.operations({
  "repos/list-collaborators": ({ parents: { repository }, store, url }) =>
    paged(
      store.user.list().flatMap((user) => {
        const permission = permissionIn(
          { ...repository, private: true },
          { store, caller: { id: user.login, scopes: [] } },
        );
        return permission === undefined
          ? []
          : [
              {
                ...simpleUser(user, { url }),
                role_name: roleName(permission),
                permissions: shown(permission),
              },
            ];
      }),
    ),

  "repos/check-collaborator": ({ parents: { repository }, params, store, fail }) => {
    const caller = { id: params.username, scopes: [] };
    if (permissionIn({ ...repository, private: true }, { store, caller }) === undefined) fail("not_found");
  },

  "repos/add-collaborator": ({ parents: { repository }, params, body, store, fail }) => {
    const { login } = store.user.find({ login: params.username }) ?? fail("not_found");
    const permission = permissions.find((each) => each === body.permission) ?? "push";
    const known = store.collaboration.find({ repository_id: repository.id, login });
    if (known) store.collaboration.update(known, { permission });
    else store.collaboration.insert({ repository_id: repository.id, login, permission });
    // Nobody is there to take an invitation, so whom it is for has access at once.
    return reply({ status: 204 });
  },

  "repos/remove-collaborator": ({ parents: { repository }, params, store }) => {
    const known = store.collaboration.find({ repository_id: repository.id, login: params.username });
    if (known) store.collaboration.remove(known);
  },

  "repos/get-collaborator-permission-level": ({ parents: { repository }, params, store, url, fail }) => {
    const { login } = store.user.find({ login: params.username }) ?? fail("not_found");
    const permission = permissionIn(repository, { store, caller: { id: login, scopes: [] } });
    const legacy = suffices(permission, "admin") ? "admin" : suffices(permission, "push") ? "write" : "read";
    return {
      permission: permission === undefined ? "none" : legacy,
      role_name: permission === undefined ? "none" : roleName(permission),
      user: {
        ...accountOf(login, { store, url }),
        role_name: permission === undefined ? "none" : roleName(permission),
        permissions: shown(permission),
      },
    };
  },
});

type Permission = Resources["collaboration"]["permission"] | undefined;

const roleName = (permission: NonNullable<Permission>) =>
  permission === "pull" ? "read" : permission === "push" ? "write" : permission;

const shown = (permission: Permission) => ({
  admin: suffices(permission, "admin"),
  maintain: suffices(permission, "maintain"),
  push: suffices(permission, "push"),
  triage: suffices(permission, "triage"),
  pull: suffices(permission, "pull"),
});
