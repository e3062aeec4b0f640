import { uuid } from "@wondertwin/framework";
import { written } from "../conventions/time.ts";
import { recipientsOf } from "../emails/check-email.ts";
import { checkSchedule } from "../emails/check-schedule.ts";
import { deliver, ON_ITS_WAY } from "../emails/deliver.ts";
import { momentOf } from "../emails/moment.ts";
import { refuse } from "../emails/problem.ts";
import { firstEvent } from "../emails/send-email.ts";
import { resend } from "../vendor.ts";

const email = resend.resource("email", { path: "/emails/{email_id}", id: uuid(), state: "last_event" });

export default email.behaves({
  update: ({ self, body, now, fail, store }) => {
    if (self.last_event !== "scheduled")
      return fail("validation_error", { message: "Only scheduled emails can be updated" });
    const problem = checkSchedule(body.scheduled_at, now());
    const moment = momentOf(body.scheduled_at, now());
    if (problem || !moment) return refuse(problem ?? { code: "validation_error", message: "" }, fail);
    store.email.schedule(self, "send", moment);
    return { scheduled_at: written(moment) };
  },
  actions: {
    cancel: {
      from: ["scheduled"],
      to: "canceled",
      handle: ({ self, store }) => {
        store.email.unschedule(self, "send");
        return {};
      },
    },
  },
  plan: ({ self, store }) => {
    if (self.last_event === "scheduled" && self.scheduled_at !== null)
      store.email.schedule(self, "send", new Date(self.scheduled_at));
    if (self.last_event === "sent") store.email.schedule(self, "deliver", ON_ITS_WAY);
  },
  effects: {
    send: ({ self, store }) => {
      const last_event = firstEvent(recipientsOf(self), store);
      if (last_event === "sent") store.email.schedule(self, "deliver", ON_ITS_WAY);
      return { last_event };
    },
    deliver: (context) => deliver(context.self, context),
    complain: () => ({ last_event: "complained" }),
  },
});
