import { newId } from "../conventions/ids.ts";
import type { Reminder } from "../resources.ts";
import { slack } from "../vendor.ts";
import type { SlackContext } from "../world/context.ts";
import { userOf } from "../world/users.ts";

function reminderOf(
  { store, fail, caller }: Pick<SlackContext, "caller" | "store" | "fail">,
  id: string | undefined,
): Reminder {
  const found = store.reminder.find(id ?? "");
  return found && [found.creator, found.user].includes(caller.id) ? found : fail("not_found");
}

const SECONDS: { readonly [unit: string]: number } = { minute: 60, hour: 3600, day: 86_400, week: 604_800 };

/** The moment that a text says: seconds since 1970, seconds from now, or `in 5 minutes`; undefined: none that is known. */
function momentOf(text: string, now: number): number | undefined {
  const number = Number(text);
  if (Number.isFinite(number)) return number > 1_000_000_000 ? number : now + number;
  const [, count = "", unit = ""] = /^in (a|an|\d+) (minute|hour|day|week)s?$/i.exec(text.trim()) ?? [];
  const seconds = SECONDS[unit.toLowerCase()];
  if (seconds === undefined) return /^tomorrow\b/i.test(text) ? now + 86_400 : undefined;
  return now + (/\d/.test(count) ? Number(count) : 1) * seconds;
}

export default slack.operations({
  reminders_add: (context) => {
    const { body, store, caller, unix, fail } = context;
    const time = momentOf(String(body.time), unix()) ?? fail("cannot_parse");
    const user = body.user === undefined ? caller.id : userOf(context, body.user).id;
    const reminder = store.reminder.insert({
      id: newId("Rm", context),
      creator: caller.id,
      user,
      text: body.text,
      recurring: false,
      time,
      complete_ts: 0,
    });
    return { reminder: { ...reminder } };
  },

  reminders_complete: (context) => {
    const reminder = reminderOf(context, context.body.reminder);
    context.store.reminder.update(reminder, { complete_ts: context.unix() });
    return {};
  },

  reminders_delete: (context) => {
    context.store.reminder.remove(reminderOf(context, context.body.reminder));
    return {};
  },

  reminders_info: (context) => ({ reminder: { ...reminderOf(context, context.body.reminder) } }),

  reminders_list: ({ store, caller }) => ({
    reminders: store.reminder
      .list(({ creator, user }) => [creator, user].includes(caller.id))
      .map((each) => ({ ...each })),
  }),
});
