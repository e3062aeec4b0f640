import assert from "node:assert/strict";
import { SocketModeClient } from "@slack/socket-mode";
import type { RunningTwin } from "@wondertwin/framework/testing";
import { ADA, apiUrl, client, failureOf, GENERAL, quiet, startSlack } from "./sdk.ts";

describe("Socket Mode", () => {
  let twin: RunningTwin;
  let socket: SocketModeClient;
  before(async () => {
    twin = await startSlack();
    socket = new SocketModeClient({
      appToken: "xapp-wondertwin",
      // The client waits that long before it connects again.
      clientPingTimeout: 20,
      clientOptions: { slackApiUrl: apiUrl(twin) },
      logger: quiet,
    });
    socket.on("error", assert.fail);
    await socket.start();
  });
  after(async () => {
    await socket.disconnect();
    await twin.close();
  });

  /** What the client hears next; a test names what it expects of it. */
  const next = (name: "connected" | "message") =>
    new Promise<ReturnType<typeof Object>>((resolve) =>
      socket.once(name, (told: unknown) => resolve(Object(told))),
    );
  const says = (text: string) => client(twin, "xoxp-wondertwin").chat.postMessage({ channel: GENERAL, text });

  it("carries events in envelopes that are acknowledged", async () => {
    const heard = next("message");
    await says("Over the socket");
    const { ack, body, event, retry_num } = await heard;
    assert.deepEqual(
      [event.text, event.user, retry_num, body.type],
      ["Over the socket", ADA, 0, "event_callback"],
    );
    await ack();
    await twin.webhooks.settled();
    assert.equal(twin.webhooks.list().at(-1)?.status, "succeeded");
  });

  it("tells again what was not acknowledged before the connection went", async () => {
    const first = next("message");
    await says("Heard twice");
    await first;
    const connected = next("connected");
    twin.webhooks.disconnect();
    await connected;
    await twin.webhooks.settled();
    const again = next("message");
    twin.advance("1s");
    const { ack, event, retry_num, retry_reason } = await again;
    assert.deepEqual([event.text, retry_num, retry_reason], ["Heard twice", 1, "connection_failed"]);
    await ack();
    await twin.webhooks.settled();
    assert.deepEqual(
      twin.webhooks.list().map(({ status }) => status),
      ["succeeded", "succeeded"],
    );
  });

  it("is for apps that are set to it, by an app's own token", async () => {
    assert.equal((await failureOf(client(twin).apps.connections.open({}))).error, "not_allowed_token_type");
    const config = client(twin, "xoxe.xoxp-wondertwin");
    await config.apps.manifest.update({
      app_id: "A0WONDER01",
      manifest: { display_information: { name: "Wonderbot" } },
    });
    const refused = await failureOf(client(twin, "xapp-wondertwin").apps.connections.open({}));
    assert.equal(refused.error, "not_enabled");
  });
});
