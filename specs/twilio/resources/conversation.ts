import { sid } from "../conventions/sids.ts";
import { twilio } from "../vendor.ts";

export default twilio
  .resource("conversation", {
    path: "/conversations/v1/Conversations/{Sid}",
    id: sid("CH"),
    state: "state",
  })
  .behaves({
    defaults: { attributes: "{}", state: "active", timers: {}, bindings: null },
    create: ({ body, store, fail }) => {
      const { UniqueName: unique_name } = body;
      if (unique_name !== undefined && store.conversation.find({ unique_name })) return fail("50353");
      return {};
    },
  });
