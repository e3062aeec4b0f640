import { paged, reply } from "@wondertwin/framework";
import {
  accessOf,
  allow,
  join,
  listMembers,
  listRepositories,
  memberOf,
  shownMember,
} from "../organizations/team-rules.ts";
import { viewerOf } from "../people/viewer.ts";
import { github } from "../vendor.ts";

export default github.operations({
  "teams/list": ({ parents: { organization }, store }) =>
    paged(store.team.list({ organization_id: organization.id })),

  "teams/list-for-authenticated-user": (context) => {
    const viewer = viewerOf(context) ?? context.fail("unauthenticated");
    const { store } = context;
    return paged(
      store.team_member.list({ login: viewer.login }).map(({ team_id }) => store.team.get(team_id)),
    );
  },

  "teams/list-members-in-org": (context) => listMembers(context, context.query.role),
  "teams/list-members-legacy": (context) => listMembers(context, context.query.role),

  "teams/get-membership-for-user-in-org": (context) => shownMember(context, memberOf(context)),
  "teams/get-membership-for-user-legacy": (context) => shownMember(context, memberOf(context)),
  "teams/add-or-update-membership-for-user-in-org": (context) =>
    shownMember(context, join(context, context.body.role)),
  "teams/add-or-update-membership-for-user-legacy": (context) =>
    shownMember(context, join(context, context.body.role)),
  "teams/remove-membership-for-user-in-org": (context) => context.store.team_member.remove(memberOf(context)),
  "teams/remove-membership-for-user-legacy": (context) => context.store.team_member.remove(memberOf(context)),

  "teams/get-member-legacy": (context) => {
    memberOf(context);
  },
  "teams/add-member-legacy": (context) => {
    join(context);
  },
  "teams/remove-member-legacy": (context) => context.store.team_member.remove(memberOf(context)),

  "teams/list-repos-in-org": listRepositories,
  "teams/list-repos-legacy": listRepositories,

  "teams/check-permissions-for-repo-in-org": (context) => {
    accessOf(context);
    return reply({ status: 204 });
  },
  "teams/check-permissions-for-repo-legacy": (context) => {
    accessOf(context);
    return reply({ status: 204 });
  },
  "teams/add-or-update-repo-permissions-in-org": (context) => allow(context, context.body.permission),
  "teams/add-or-update-repo-permissions-legacy": (context) => allow(context, context.body.permission),
  "teams/remove-repo-in-org": (context) => context.store.team_access.remove(accessOf(context)),
  "teams/remove-repo-legacy": (context) => context.store.team_access.remove(accessOf(context)),
});
