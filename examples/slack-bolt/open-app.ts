import bolt from "@slack/bolt";
import { serveLunch } from "./lunch.ts";

/** The app as the environment says: over a socket where it names an app-level token, else over HTTP. */
export async function openApp(env: Readonly<Record<string, string | undefined>>): Promise<AsyncDisposable> {
  const { SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  const { SLACK_API_URL: slackApiUrl, PORT = "3000" } = env;
  const common = {
    ...(token !== undefined && { token }),
    ...(slackApiUrl !== undefined && { clientOptions: { slackApiUrl } }),
    logLevel: bolt.LogLevel.ERROR,
  };
  const app =
    appToken === undefined
      ? new bolt.App({ ...common, ...(signingSecret !== undefined && { signingSecret }) })
      : new bolt.App({ ...common, appToken, socketMode: true });
  serveLunch(app);
  await app.start(Number(PORT));
  return { [Symbol.asyncDispose]: async () => void (await app.stop()) };
}
