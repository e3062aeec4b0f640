import { paged } from "@wondertwin/framework";
import { viewerOf } from "../people/viewer.ts";
import { createRepository } from "../repositories/create-repository.ts";
import { byAsked } from "../repositories/order.ts";
import { permissionIn } from "../repositories/permission.ts";
import { github } from "../vendor.ts";

export default github.operations({
  "repos/create-for-authenticated-user": (context) =>
    createRepository(context, viewerOf(context)?.login ?? context.fail("unauthenticated"), {
      ...context.body,
    }),

  "repos/create-in-org": (context) =>
    createRepository(context, context.parents.organization.login, { ...context.body }),

  "repos/list-for-authenticated-user": (context) => {
    const viewer = viewerOf(context) ?? context.fail("unauthenticated");
    const { query, store } = context;
    const { affiliation = "owner,collaborator,organization_member", visibility = query.type ?? "all" } =
      query;
    const wanted = affiliation.split(",");
    const relationOf = (owner: string) =>
      owner === viewer.login
        ? "owner"
        : store.organization.find({ login: owner })
          ? "organization_member"
          : "collaborator";
    const mine = store.repository.list(
      (each) =>
        wanted.includes(relationOf(each.owner_login)) &&
        (visibility === "all" ||
          !["public", "private"].includes(visibility) ||
          each.visibility === visibility) &&
        (each.owner_login === viewer.login ||
          permissionIn({ ...each, private: true }, context) !== undefined),
    );
    return paged(mine.toSorted(byAsked({ sort: "full_name", ...query })));
  },

  "repos/list-for-user": (context) => {
    const { parents, query, store } = context;
    const own = store.repository
      .list({ owner_login: parents.user.login })
      .filter((each) => permissionIn(each, context) !== undefined);
    return paged(own.toSorted(byAsked({ sort: "full_name", ...query })));
  },

  "repos/list-for-org": (context) => {
    const { parents, query, store } = context;
    const { type = "all" } = query;
    const own = store.repository
      .list({ owner_login: parents.organization.login })
      .filter(
        (each) =>
          permissionIn(each, context) !== undefined &&
          (!["public", "private"].includes(type) || each.visibility === type) &&
          (type !== "forks" || each.fork) &&
          (type !== "sources" || !each.fork),
      );
    return paged(own.toSorted(byAsked({ sort: "created", ...query })));
  },

  "repos/list-public": ({ store, query: { since = 0 } }) =>
    paged(store.repository.list((each) => !each.private && each.id > since)),
});
