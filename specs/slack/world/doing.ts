import { newId } from "../conventions/ids.ts";
import type { App, Conversation, Free, Message } from "../resources.ts";
import type { SlackContext } from "./context.ts";
import { siteOf, teamOf } from "./team.ts";
import { newTrigger } from "./triggering.ts";

/** The app that a user means: the only one, or the one of that id. */
export function meantApp({ store, fail }: SlackContext, id: string | undefined): App {
  const app = id === undefined ? store.app.list({ uninstalled: false })[0] : store.app.find(id);
  return app ?? fail("invalid_client_id");
}

interface Doing {
  readonly app: App;
  readonly user: string;
  readonly view?: string | undefined;
}

/** What every payload of something that a user does begins with. */
export function beginning(context: SlackContext, { app, user, view }: Doing): Free & { trigger_id: string } {
  const { store } = context;
  const team = teamOf(store);
  const { name } = store.user.get(user);
  return {
    user: { id: user, username: name, name, team_id: team.id },
    api_app_id: app.id,
    token: app.verification_token,
    trigger_id: newTrigger(context, { user, ...(view !== undefined && { view }) }),
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** An address at which the app may say something where the user did something. */
export function responseUrl(
  context: SlackContext,
  { app, user }: Doing,
  channel: Conversation,
  message?: Message,
): string {
  const { store, now, page } = context;
  const hook = store.response_hook.insert({
    id: newId("", context),
    channel: channel.id,
    user,
    app_id: app.id,
    ...(message && { message: message.ts }),
    uses: 0,
    made: now().getTime(),
  });
  return page(`/actions/${teamOf(store).id}/${hook.id}`);
}

export const domainOf = ({ store }: SlackContext) =>
  new URL(siteOf(teamOf(store))).hostname.split(".")[0] ?? "";
