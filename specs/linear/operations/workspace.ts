import { linear } from "../vendor.ts";

export default linear.operations({
  viewer: ({ caller, store }) => store.User.get(caller.id),
  administrableTeams: ({ store }) => store.Team.list({ archivedAt: null }),
  archivedTeams: ({ store }) => store.Team.list(({ archivedAt }) => archivedAt !== null),
  organizationExists: ({ body: { urlKey }, store }) => ({
    success: true,
    exists: store.Organization.find({ urlKey }) !== undefined,
  }),
  rateLimitStatus: ({ caller }) => ({ identifier: caller.id, kind: "user", limits: [] }),
  userSuspend: ({ body: { id }, store }) => {
    store.User.update(store.User.get(id), { active: false });
    return { success: true };
  },
  userUnsuspend: ({ body: { id }, store }) => {
    store.User.update(store.User.get(id), { active: true });
    return { success: true };
  },
  webhookRotateSecret: ({ body: { id }, store, random }) => {
    const { secret } = store.Webhook.update(store.Webhook.get(id), { secret: `lin_wh_${random(40)}` });
    return { secret: secret ?? "" };
  },
});
