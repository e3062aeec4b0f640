import assert from "node:assert/strict";
import { createServer } from "node:net";
import bolt from "@slack/bolt";
import { type RunningTwin, startTwin } from "@wondertwin/framework/testing";
import { ADA, apiUrl, client, GENERAL, NOW, quiet } from "./sdk.ts";

const { App } = bolt;
type BoltApp = InstanceType<typeof App>;

const modal = {
  type: "modal" as const,
  callback_id: "order",
  title: { type: "plain_text" as const, text: "Order" },
  submit: { type: "plain_text" as const, text: "Send" },
  blocks: [
    {
      type: "input" as const,
      block_id: "what",
      label: { type: "plain_text" as const, text: "What" },
      element: { type: "plain_text_input" as const, action_id: "text" },
    },
  ],
};

/** An app as one would write it: a command, a button, a modal, a shortcut and events. */
function listen(app: BoltApp, heard: string[]): void {
  app.command("/order", async ({ ack, command, client: web, respond }) => {
    await ack();
    heard.push(`command ${command.command} ${command.text} by ${command.user_name}`);
    if (command.text === "form") await web.views.open({ trigger_id: command.trigger_id, view: modal });
    else await respond({ text: `You ordered ${command.text}`, response_type: "in_channel" });
  });
  app.command("/echo", async ({ ack, command }) => {
    await ack({ text: command.text });
  });
  app.action("approve", async ({ ack, body, respond }) => {
    await ack();
    heard.push(`approved by ${body.user.id}`);
    await respond({ text: "Approved", replace_original: true });
  });
  app.view("order", async ({ ack, view, client: web }) => {
    const text = view.state.values["what"]?.["text"]?.value ?? "";
    if (text === "") {
      await ack({ response_action: "errors", errors: { what: "Say what" } });
      return;
    }
    await ack();
    await web.chat.postMessage({ channel: GENERAL, text: `Ordered: ${text}` });
  });
  app.shortcut("help", async ({ ack, shortcut }) => {
    await ack();
    heard.push(`shortcut ${shortcut.type}`);
  });
  app.message("hello", async ({ message, say }) => {
    heard.push(`message ${"text" in message ? message.text : ""}`);
    await say({ text: "Hello yourself", thread_ts: message.ts });
  });
  app.event("app_mention", async ({ event }) => {
    heard.push(`mentioned ${event.text}`);
  });
  app.event("reaction_added", async ({ event }) => {
    heard.push(`${event.reaction} by ${event.user}`);
  });
  app.event("app_home_opened", async ({ event, client: web }) => {
    await web.views.publish({ user_id: event.user, view: { type: "home", blocks: [] } });
    heard.push("home");
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

interface Running {
  readonly twin: RunningTwin;
  readonly app: BoltApp;
}

async function overHttp(heard: string[]): Promise<Running> {
  const port = await freePort();
  const webhook = { url: `http://127.0.0.1:${port}/slack/events`, secret: "shh" };
  const twin = await startTwin("slack", { now: NOW * 1000, webhook });
  const clientOptions = { slackApiUrl: apiUrl(twin) };
  const app = new App({ token: "xoxb-wondertwin", signingSecret: "shh", clientOptions, logger: quiet });
  listen(app, heard);
  await app.start(port);
  return { twin, app };
}

async function overSocket(heard: string[]): Promise<Running> {
  const twin = await startTwin("slack", { now: NOW * 1000 });
  const clientOptions = { slackApiUrl: apiUrl(twin) };
  const app = new App({
    token: "xoxb-wondertwin",
    appToken: "xapp-wondertwin",
    socketMode: true,
    clientOptions,
    logger: quiet,
  });
  listen(app, heard);
  await app.start();
  return { twin, app };
}

for (const [mode, start] of [
  ["over HTTP", overHttp],
  ["over a socket", overSocket],
] as const)
  describe(`a Bolt app ${mode}`, () => {
    const heard: string[] = [];
    let twin: RunningTwin;
    let app: BoltApp;
    /** Does what a user does, and waits until the app has heard of it and of all that came of it. */
    const does = async (what: string, deed: object) => {
      const response = await fetch(`${twin.url}/_pages/default/do/${what}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ user: ADA, channel: GENERAL, ...deed }),
      });
      assert.equal(response.status, 200);
      // The twin answers what it did, with what a test needs of it.
      const done = (await response.json()) as { readonly ok: boolean; readonly ts?: string };
      assert.equal(done.ok, true, JSON.stringify(done));
      return done;
    };
    /** Waits until something is so: an app acknowledges before it is done. */
    const until = async (holds: () => boolean | Promise<boolean>) => {
      const late = Date.now() + 5000;
      while (!(await holds())) {
        if (Date.now() > late) assert.fail(`It did not come to that; heard: ${heard.join("; ")}`);
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const texts = async () => {
      const { messages = [] } = await client(twin).conversations.history({ channel: GENERAL });
      return messages.map(({ text }) => text ?? "");
    };

    before(async () => {
      ({ twin, app } = await start(heard));
    });
    after(async () => {
      await app.stop();
      await twin.close();
    });

    it("answers a command where it was given", async () => {
      await does("command", { command: "/order", text: "tea" });
      await until(async () => (await texts()).includes("You ordered tea"));
      assert.ok(heard.includes("command /order tea by ada"));
      await does("command", { command: "/echo", text: "back" });
      const seen = async () => {
        const { messages = [] } = await client(twin, "xoxp-wondertwin").conversations.history({
          channel: GENERAL,
        });
        return messages.some(({ text }) => text === "back");
      };
      await until(seen);
    });

    it("hears of a button and replaces its message", async () => {
      const { ts = "" } = await client(twin).chat.postMessage({
        channel: GENERAL,
        text: "Approve?",
        blocks: [
          {
            type: "actions",
            elements: [{ type: "button", action_id: "approve", text: { type: "plain_text", text: "Yes" } }],
          },
        ],
      });
      await does("action", { ts, action_id: "approve" });
      await until(async () => (await texts()).includes("Approved"));
      assert.ok(heard.includes(`approved by ${ADA}`));
    });

    it("opens a modal, refuses what is empty, and takes what is filled in", async () => {
      await does("command", { command: "/order", text: "form" });
      const submits = async (value: string) => {
        await does("submit", {
          view: "order",
          values: { what: { text: { type: "plain_text_input", value } } },
        });
        await twin.webhooks.settled();
      };
      const isOpen = () =>
        Object.values(twin.state()["default"]?.["view"] ?? {}).some(
          (view) => Object(view).open && Object(view).kind === "modal",
        );
      await until(isOpen);
      await submits("");
      assert.ok(isOpen());
      await submits("coffee");
      await until(async () => (await texts()).includes("Ordered: coffee"));
      await until(() => !isOpen());
    });

    it("hears of shortcuts, messages, mentions, reactions and its home", async () => {
      await does("shortcut", { callback_id: "help" });
      const { ts = "" } = await does("say", { text: "hello there" });
      await does("say", { text: "<@U0WONDERBT> are you there?" });
      await client(twin, "xoxp-wondertwin").reactions.add({ channel: GENERAL, timestamp: ts, name: "wave" });
      await does("open-home", {});
      for (const each of [
        "shortcut shortcut",
        "message hello there",
        "mentioned <@U0WONDERBT> are you there?",
        `wave by ${ADA}`,
        "home",
      ])
        await until(() => heard.includes(each));
      const { messages = [] } = await client(twin).conversations.replies({ channel: GENERAL, ts });
      assert.deepEqual(
        messages.map(({ text }) => text),
        ["hello there", "Hello yourself"],
      );
    });

    it("hears of what happens after a reset", async () => {
      twin.reset();
      heard.length = 0;
      await does("command", { command: "/order", text: "cake" });
      await until(async () => (await texts()).includes("You ordered cake"));
    });

    it("is delivered everything at the first attempt", async () => {
      await twin.webhooks.settled();
      const deliveries = twin.webhooks.list();
      assert.ok(deliveries.length > 0);
      assert.deepEqual(
        deliveries
          .filter(({ status }) => status !== "succeeded")
          .map(({ event, attempts }) => [event.name, attempts]),
        [],
      );
    });
  });
