import { paged } from "@wondertwin/framework";
import { memberOf, shownMembership } from "../organizations/membership-rules.ts";
import { simpleUser } from "../people/simple-user.ts";
import { viewerOf } from "../people/viewer.ts";
import { github } from "../vendor.ts";

export default github.operations({
  "orgs/list-members": (context) => {
    const { parents, query, store, url } = context;
    const { role = "all" } = query;
    const all = store.membership.list({ organization_id: parents.organization.id, state: "active" });
    const sees = all.some(({ login }) => login === context.caller.id);
    return paged(
      all
        .filter((each) => (sees || each.public) && (role === "all" || each.role === role))
        .flatMap(({ login }) => store.user.find({ login }) ?? [])
        .map((user) => simpleUser(user, { url })),
    );
  },

  "orgs/list-public-members": ({ parents: { organization }, store, url }) =>
    paged(
      store.membership
        .list({ organization_id: organization.id, public: true })
        .flatMap(({ login }) => store.user.find({ login }) ?? [])
        .map((user) => simpleUser(user, { url })),
    ),

  "orgs/check-membership-for-user": (context) => {
    memberOf(context);
  },
  "orgs/check-public-membership-for-user": (context) => {
    if (!memberOf(context).public) context.fail("not_found");
  },
  "orgs/set-public-membership-for-authenticated-user": (context) => {
    context.store.membership.update(memberOf(context), { public: true });
  },
  "orgs/remove-public-membership-for-authenticated-user": (context) => {
    context.store.membership.update(memberOf(context), { public: false });
  },
  "orgs/remove-member": (context) => context.store.membership.remove(memberOf(context)),

  "orgs/get-membership-for-user": (context) => shownMembership(context, memberOf(context)),
  "orgs/remove-membership-for-user": (context) => context.store.membership.remove(memberOf(context)),
  "orgs/set-membership-for-user": (context) => {
    const { parents, params, body, store, fail } = context;
    const { login } = store.user.find({ login: params.username }) ?? fail("not_found");
    const organization_id = parents.organization.id;
    const { role = "member" } = body;
    const known = store.membership.find({ organization_id, login });
    // Who is not in yet is invited: the membership is pending until the user takes it.
    const membership = known
      ? store.membership.update(known, { role })
      : store.membership.insert({ organization_id, login, role, state: "pending" });
    return shownMembership(context, membership);
  },

  "orgs/list-memberships-for-authenticated-user": (context) => {
    const { query, store } = context;
    const viewer = viewerOf(context) ?? context.fail("unauthenticated");
    const own = store.membership.list({ login: viewer.login });
    const asked = own.filter(({ state }) => query.state === undefined || state === query.state);
    return paged(asked.map((membership) => shownMembership(context, membership)));
  },
  "orgs/get-membership-for-authenticated-user": (context) => shownMembership(context, memberOf(context)),
  "orgs/update-membership-for-authenticated-user": (context) =>
    shownMembership(context, context.store.membership.update(memberOf(context), { state: "active" })),

  "orgs/list-for-authenticated-user": (context) => {
    const { store } = context;
    const viewer = viewerOf(context) ?? context.fail("unauthenticated");
    const own = store.membership.list({ login: viewer.login, state: "active" });
    return paged(own.map(({ organization_id }) => store.organization.get(organization_id)));
  },
  "orgs/list-for-user": ({ parents: { user }, store }) =>
    paged(
      store.membership
        .list({ login: user.login, public: true })
        .map(({ organization_id }) => store.organization.get(organization_id)),
    ),
});
