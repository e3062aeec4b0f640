import { newId } from "../conventions/ids.ts";
import type { App } from "../resources.ts";
import { slack } from "../vendor.ts";
import { tokenOf } from "../world/acting.ts";
import type { SlackContext } from "../world/context.ts";
import { domainOf } from "../world/doing.ts";
import { person } from "../world/people.ts";
import { set, settingOf } from "../world/settings.ts";
import { teamOf } from "../world/team.ts";

interface Manifest {
  readonly display_information?: { readonly name?: string };
  readonly settings?: {
    readonly event_subscriptions?: { readonly request_url?: string; readonly bot_events?: readonly string[] };
    readonly interactivity?: { readonly request_url?: string };
    readonly socket_mode_enabled?: boolean;
  };
  readonly oauth_config?: { readonly scopes?: { readonly bot?: readonly string[] } };
}

/** What a manifest says of an app's settings. */
function settingsIn({ display_information, settings = {}, oauth_config }: Manifest): Partial<App> {
  const { event_subscriptions: events, interactivity, socket_mode_enabled } = settings;
  return {
    ...(display_information?.name !== undefined && { name: display_information.name }),
    ...(oauth_config?.scopes?.bot && { bot_scopes: oauth_config.scopes.bot }),
    events_url: events?.request_url ?? null,
    actions_url: interactivity?.request_url ?? null,
    events: events?.bot_events ?? [],
    socket_mode: socket_mode_enabled ?? false,
  };
}

/** Asks the address of events to prove that it is the app's (docs.slack.dev/reference/events/url_verification). */
function verifyUrl({ emit, random }: SlackContext, before: string | null, app: App): void {
  if (app.events_url === null || app.events_url === before) return;
  emit("url_verification", {
    token: app.verification_token,
    challenge: random(52),
    type: "url_verification",
  });
}

function appNamed({ store, fail }: Pick<SlackContext, "fail" | "store">, id: string): App {
  return store.app.find(id) ?? fail("app_not_found");
}

function checked({ fail }: Pick<SlackContext, "fail">, manifest: Manifest | undefined): Manifest {
  return manifest?.display_information?.name ? manifest : fail("invalid_manifest");
}

export default slack.operations({
  apps_manifest_create: (context) => {
    const { body, store, random } = context;
    const manifest = checked(context, body.manifest);
    const id = newId("A", context);
    const bot_id = newId("B", context);
    const name = manifest.display_information?.name ?? "";
    const user = person({
      id: newId("U", context),
      team_id: teamOf(store).id,
      name: name.toLowerCase(),
      real_name: name,
    });
    store.user.insert({ ...user, is_bot: true, profile: { ...user.profile, api_app_id: id, bot_id } });
    const icons = {
      image_36: user.profile.image_32,
      image_48: user.profile.image_48,
      image_72: user.profile.image_72,
    };
    store.bot.insert({
      id: bot_id,
      app_id: id,
      user_id: user.id,
      name,
      deleted: false,
      updated: context.unix(),
      icons,
    });
    const credentials = {
      client_id: `${random(10, "123456789")}.${random(10, "123456789")}`,
      client_secret: random(32),
      signing_secret: random(32),
      verification_token: random(24),
    };
    const settings = { bot_scopes: [], ...settingsIn(manifest) };
    const app = store.app.insert({
      id,
      name,
      bot_id,
      bot_user: user.id,
      uninstalled: false,
      ...credentials,
      ...settings,
    });
    set(store, `manifest ${id}`, { ...manifest });
    verifyUrl(context, null, app);
    const oauth_authorize_url = context.page(`/oauth/v2/authorize?client_id=${app.client_id}`);
    return {
      app_id: id,
      credentials,
      oauth_authorize_url,
      team_id: teamOf(store).id,
      team_domain: domainOf(context),
    };
  },
  apps_manifest_update: (context) => {
    const { body, store } = context;
    const app = appNamed(context, body.app_id);
    const manifest = checked(context, body.manifest);
    set(store, `manifest ${app.id}`, { ...manifest });
    const changed = store.app.update(app, settingsIn(manifest));
    verifyUrl(context, app.events_url, changed);
    return { app_id: app.id, permissions_updated: changed.bot_scopes.join() !== app.bot_scopes.join() };
  },
  apps_manifest_export: (context) => {
    const { id, name } = appNamed(context, context.body.app_id);
    return { manifest: { display_information: { name }, ...settingOf(context.store, `manifest ${id}`) } };
  },
  apps_manifest_validate: (context) => {
    checked(context, context.body.manifest);
    return {};
  },
  apps_manifest_delete: (context) => {
    const app = appNamed(context, context.body.app_id);
    if (app.id === tokenOf(context).app_id) context.fail("cannot_delete_app");
    context.store.app.remove(app);
    return {};
  },
});
