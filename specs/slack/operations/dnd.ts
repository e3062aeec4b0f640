import type { User } from "../resources.ts";
import { slack } from "../vendor.ts";
import { actorOf } from "../world/acting.ts";
import type { SlackContext } from "../world/context.ts";
import { listed } from "../world/pages.ts";
import { tell } from "../world/telling.ts";
import { userOf } from "../world/users.ts";

/** When somebody does not want to be disturbed: the twin's users have no hours of rest, but may snooze. */
function statusOf({ unix }: Pick<SlackContext, "unix">, { snooze_until }: User) {
  const snoozes = snooze_until > unix();
  return {
    dnd_enabled: false,
    next_dnd_start_ts: 1,
    next_dnd_end_ts: 1,
    snooze_enabled: snoozes,
    ...(snoozes && { snooze_endtime: snooze_until, snooze_remaining: snooze_until - unix() }),
  };
}

function snooze(context: SlackContext, until: number): User {
  const user = context.store.user.update(actorOf(context), { snooze_until: until });
  tell(context, "dnd_updated_user", { user: user.id, dnd_status: statusOf(context, user) });
  return user;
}

export default slack.operations({
  dnd_info: (context) => statusOf(context, userOf(context, context.body.user ?? context.caller.id)),

  dnd_teamInfo: (context) => {
    const users = listed(context.body.users).map((id) => userOf(context, id));
    return { users: Object.fromEntries(users.map((user) => [user.id, statusOf(context, user)])) };
  },

  dnd_setSnooze: (context) => {
    const { body, unix, fail } = context;
    const minutes = Number(body.num_minutes);
    if (!Number.isFinite(minutes) || minutes <= 0) fail("missing_duration");
    const {
      snooze_enabled,
      snooze_endtime = 0,
      snooze_remaining = 0,
    } = statusOf(context, snooze(context, unix() + minutes * 60));
    return { snooze_enabled, snooze_endtime, snooze_remaining };
  },

  dnd_endSnooze: (context) => {
    const { fail, unix } = context;
    if (actorOf(context).snooze_until <= unix()) fail("snooze_not_active");
    return statusOf(context, snooze(context, 0));
  },

  dnd_endDnd: (context) => {
    snooze(context, 0);
    return {};
  },
});
