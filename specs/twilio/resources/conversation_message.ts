import { sid } from "../conventions/sids.ts";
import { twilio } from "../vendor.ts";

export default twilio
  .resource("conversation_message", {
    path: "/conversations/v1/Conversations/{ConversationSid}/Messages/{Sid}",
    id: sid("IM"),
  })
  .behaves({
    defaults: { attributes: "{}", author: "system", media: null, delivery: null },
    create: ({ params, store }) => {
      const said = store.conversation_message.list({ conversation_sid: params.ConversationSid });
      return { index: Math.max(-1, ...said.map(({ index }) => index)) + 1 };
    },
  });
