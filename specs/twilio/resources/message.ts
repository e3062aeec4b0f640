import { sid } from "../conventions/sids.ts";
import { takenMessage } from "../messages/create-message.ts";
import { planProgress, progress } from "../messages/progress.ts";
import { segmentsOf } from "../messages/segments.ts";
import { twilio } from "../vendor.ts";

export default twilio
  .resource("message", {
    path: "/2010-04-01/Accounts/{AccountSid}/Messages/{Sid}.json",
    id: sid("SM"),
    state: "status",
  })
  .behaves({
    defaults: { direction: "outbound-api", price_unit: "USD", num_segments: "1", num_media: "0" },
    create: (context) => takenMessage(context, context.body),
    created: ({ self, body: { MediaUrl = [] }, store }) => {
      for (const url of MediaUrl)
        store.media.within(self).insert({
          account_sid: self.account_sid,
          parent_sid: self.sid,
          content_type: url.endsWith(".png") ? "image/png" : "image/jpeg",
        });
      return undefined;
    },
    plan: (context) => planProgress(context, context.self),
    effects: { progress },
    update: ({ self, body, fail, store }) => {
      if (body.Status === "canceled") {
        if (self.status !== "scheduled") fail("30409");
        store.message.unschedule(self, "progress");
        return { status: "canceled" };
      }
      if (body.Body !== "") return fail("20001", { param: "Body", message: "A body can only be removed." });
      return { body: "", num_segments: String(segmentsOf("")) };
    },
    filters: {
      "DateSent<": (self, day) => self.date_sent !== null && Date.parse(self.date_sent) < Date.parse(day),
      "DateSent>": (self, day) => self.date_sent !== null && Date.parse(self.date_sent) > Date.parse(day),
      DateSent: (self, day) =>
        self.date_sent !== null && new Date(self.date_sent).toISOString().startsWith(day.slice(0, 10)),
    },
  });
