import { sid } from "../conventions/sids.ts";
import { twilio } from "../vendor.ts";

export default twilio
  .resource("conversation_participant", {
    path: "/conversations/v1/Conversations/{ConversationSid}/Participants/{Sid}",
    id: sid("MB"),
  })
  .behaves({
    defaults: { attributes: "{}" },
    create: ({ params, body, store, fail }) => {
      const { Identity: identity } = body;
      const address = body["MessagingBinding.Address"];
      const others = store.conversation_participant.list({ conversation_sid: params.ConversationSid });
      if (identity !== undefined && others.some((each) => each.identity === identity)) return fail("50433");
      if (address === undefined) return {};
      return {
        messaging_binding: {
          type: address.includes(":") ? address.split(":")[0] : "sms",
          address,
          proxy_address: body["MessagingBinding.ProxyAddress"] ?? null,
        },
      };
    },
  });
