import type { Free, View } from "../resources.ts";
import type { SlackContext } from "./context.ts";
import { teamOf } from "./team.ts";

/** A view as the API shows it. */
export function shownView({ store }: Pick<SlackContext, "store">, view: View): Free {
  const { id, kind, app_id, hash, root_view_id, previous_view_id, external_id, content, state } = view;
  const team = teamOf(store).id;
  return {
    id,
    team_id: team,
    callback_id: "",
    private_metadata: "",
    clear_on_close: false,
    notify_on_close: false,
    close: null,
    submit: null,
    title: null,
    ...content,
    type: kind,
    external_id,
    state,
    hash,
    root_view_id,
    previous_view_id,
    app_id,
    app_installed_team_id: team,
    bot_id: store.app.find(app_id)?.bot_id ?? "",
  };
}
