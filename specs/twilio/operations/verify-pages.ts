import { twilio } from "../vendor.ts";

/** What arrives on the phones and in the mailboxes of people: the codes of verifications under way, newest first. */
export default twilio.pages({
  "/verify/codes": {
    get: ({ store, query }) => ({
      json: store.verification
        .list(({ to, status }) => status === "pending" && (query["to"] ?? to) === to)
        .map(({ sid, to, channel, code }) => ({ verification_sid: sid, to, channel, code }))
        .toReversed(),
    }),
  },
});
