import { pageOf } from "../crm/page.ts";
import { failWith, notFound } from "../crm/problem.ts";
import { hubspot } from "../vendor.ts";

export default hubspot.operations({
  "crm.owners.ownersApi.getPage": (context) => {
    const { query, store } = context;
    const { email, archived = false } = query;
    const owners = store.owner.list(
      (owner) => owner.archived === archived && (email === undefined || owner.email === email),
    );
    const { items, paging } = pageOf(context, owners, {
      ...query,
      path: "/crm/v3/owners/",
      default: 100,
      max: 500,
      startsAt: ({ id }) => id,
    });
    return { results: [...items], ...paging };
  },

  "crm.owners.ownersApi.getById": (context) => {
    const { params, query, store } = context;
    const { idProperty, archived = false } = query;
    const id = String(params.ownerId);
    const found = store.owner.find(
      (owner) => (idProperty === "userId" ? String(owner.userId) : owner.id) === id,
    );
    if (!found || found.archived !== archived)
      return failWith(context, notFound(`No owner has the id ${id}.`));
    return found;
  },
});
