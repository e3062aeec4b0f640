import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startTwin } from "@wondertwin/framework/testing";
import { Colleague } from "./colleague.ts";
import { openApp } from "./open-app.ts";
import { Steps } from "./steps.ts";
import { until } from "./until.ts";

/** Orders lunch through the app, over HTTP and over a socket, and compares what the channel hears. */
const steps = new Steps();
const SECRET = "a-signing-secret";

for (const mode of ["HTTP", "a socket"] as const) {
  const port = await freePort();
  const webhook = { url: `http://127.0.0.1:${port}/slack/events`, secret: SECRET };
  await using twin = await startTwin("slack", mode === "HTTP" ? { webhook } : {});
  await using _app = await openApp({
    PORT: String(port),
    SLACK_API_URL: `${twin.url}/api/`,
    SLACK_BOT_TOKEN: "xoxb-wondertwin",
    ...(mode === "HTTP" ? { SLACK_SIGNING_SECRET: SECRET } : { SLACK_APP_TOKEN: "xapp-wondertwin" }),
  });
  const ada = new Colleague(twin, "U0ADA00001");
  const heard = (text: string) => ada.messages().find((message) => message.text === text);

  await steps.step(`over ${mode} a command opens a form`, async () => {
    await ada.command("/lunch");
    await until(() => ada.hasForm);
  });

  await steps.step(`over ${mode} what nobody can cook is refused, and the form stays`, async () => {
    await ada.submit("lunch", "x");
    await twin.webhooks.settled();
    assert.equal(ada.hasForm, true);
  });

  await steps.step(`over ${mode} a dish is ordered, and the form closes`, async () => {
    await ada.submit("lunch", "soup");
    await until(() => heard(`<@${ada.id}> orders soup`) !== undefined && !ada.hasForm);
  });

  await steps.step(`over ${mode} a mention is answered in its thread`, async () => {
    await ada.say("<@U0WONDERBT> how many?");
    await until(() => heard("1 order is open.") !== undefined);
    assert.equal(heard("1 order is open.")?.thread_ts, heard("<@U0WONDERBT> how many?")?.ts);
  });

  await steps.step(`over ${mode} a button ends the order in its message`, async () => {
    const { ts = "" } = heard(`<@${ada.id}> orders soup`) ?? {};
    await ada.press("eaten", ts);
    await until(() => heard(`<@${ada.id}> has eaten soup`)?.ts === ts);
  });

  await steps.step(`over ${mode} nothing was delivered in vain`, async () => {
    await twin.webhooks.settled();
    const failed = twin.webhooks.list().filter(({ status }) => status !== "succeeded");
    assert.deepEqual(failed, []);
  });
}

process.exit(steps.exitCode);

/** A port that nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      // A server that listens on a port has an address of this kind.
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
