import { ask } from "../calls/ask.ts";
import { takenCall } from "../calls/create-call.ts";
import { endCall, isOver } from "../calls/end-call.ts";
import { goFurther } from "../calls/follow-script.ts";
import { answer, follow, giveUp, planCall, ring } from "../calls/progress.ts";
import { resumeDial } from "../calls/resume-dial.ts";
import { sid } from "../conventions/sids.ts";
import { nationalFormat } from "../phone/numbers.ts";
import { twilio } from "../vendor.ts";

export default twilio
  .resource("call", {
    path: "/2010-04-01/Accounts/{AccountSid}/Calls/{Sid}.json",
    id: sid("CA"),
    state: "status",
  })
  .behaves({
    defaults: {
      status: "queued",
      price_unit: "USD",
      queue_time: "0",
      url: null,
      twiml: null,
      status_callback: null,
      status_callback_events: ["completed"],
      script: [],
      waiting: null,
      transcript: [],
      requests: [],
      answered_at: 0,
    },
    computed: {
      to_formatted: ({ to }) => to && nationalFormat(to),
      from_formatted: ({ from }) => from && nationalFormat(from),
    },
    create: (context) => takenCall(context, context.body),
    plan: planCall,
    effects: { ring, answer, giveUp, next: goFurther, resumeDial },
    update: (context) => {
      const { self, body, store, fail } = context;
      const isUp = self.status === "in-progress";
      if (isOver(self)) return fail("21220");
      if (body.Status === "completed" || (body.Status === "canceled" && !isUp))
        endCall(context, self, body.Status === "canceled" || !isUp ? "canceled" : "completed");
      else if ((body.Twiml ?? body.Url) === undefined) return {};
      else if (!isUp) store.call.update(self, { twiml: body.Twiml ?? null, url: body.Url ?? self.url });
      else {
        store.call.unschedule(self, "next");
        if (body.Twiml === undefined) ask(context, self, body.Url ?? "");
        else follow(context, self, body.Twiml);
      }
      return {};
    },
    filters: {
      "StartTime<": (self, day) => self.start_time !== null && Date.parse(self.start_time) < Date.parse(day),
      "StartTime>": (self, day) => self.start_time !== null && Date.parse(self.start_time) > Date.parse(day),
    },
  });
