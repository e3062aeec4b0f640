import type { App } from "@slack/bolt";

const text = (value: string) => ({ type: "plain_text" as const, text: value });

/** The form in which somebody says what they would like. */
const form = (channel: string) => ({
  type: "modal" as const,
  callback_id: "lunch",
  private_metadata: channel,
  title: text("Lunch"),
  submit: text("Order"),
  blocks: [
    {
      type: "input" as const,
      block_id: "dish",
      label: text("What would you like?"),
      element: { type: "plain_text_input" as const, action_id: "name" },
    },
  ],
});

/** An order as its channel sees it, with a button for whoever has eaten. */
const order = (user: string, dish: string) => ({
  text: `<@${user}> orders ${dish}`,
  blocks: [
    { type: "section" as const, text: { type: "mrkdwn" as const, text: `<@${user}> orders *${dish}*` } },
    {
      type: "actions" as const,
      elements: [{ type: "button" as const, action_id: "eaten", text: text("Eaten"), value: dish }],
    },
  ],
});

/** What the app does: a command opens a form, a form makes an order, a button ends it; a mention counts orders. */
export function serveLunch(app: App): void {
  let open = 0;

  app.command("/lunch", async ({ ack, command, client }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: form(command.channel_id) });
  });

  app.view("lunch", async ({ ack, body, view, client }) => {
    const dish = view.state.values["dish"]?.["name"]?.value?.trim() ?? "";
    if (dish.length < 2) {
      await ack({ response_action: "errors", errors: { dish: "Nobody can cook that." } });
      return;
    }
    await ack();
    open += 1;
    await client.chat.postMessage({ channel: view.private_metadata, ...order(body.user.id, dish) });
  });

  app.action("eaten", async ({ ack, action, body, respond }) => {
    await ack();
    open -= 1;
    const dish = "value" in action ? String(action.value) : "lunch";
    await respond({ replace_original: true, text: `<@${body.user.id}> has eaten ${dish}` });
  });

  app.event("app_mention", async ({ event, say }) => {
    await say({ thread_ts: event.ts, text: open === 1 ? "1 order is open." : `${open} orders are open.` });
  });
}
