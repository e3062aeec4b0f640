import type { Subscription } from "../authoring/event.ts";
import { TwinError } from "../contracts/twin-error.ts";
import { toldSubscriptions } from "../deliveries/told-subscriptions.ts";
import type { Worlds } from "../engine/worlds.ts";
import type { ControlAction } from "../journal/record.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import type { Settings } from "./settings.ts";

/** How a twin is set up, as it is shown. */
export interface ShownSettings extends Settings {
  /** Where all events are delivered to; empty: nowhere. */
  readonly webhookUrl: string;
}

export interface SettingsControl {
  settings(): ShownSettings;
  /**
   * Sets the twin up: all that is given, or nothing where something of it is wrong.
   *
   * @throws TwinError `bad_settings`
   *
   * @example
   * twin.configure({ latency: 200, failRate: 0.05 });
   */
  configure(changes: Partial<ShownSettings>): void;
}

export interface SettingsControlOptions {
  readonly twin: TwinModel;
  readonly worlds: Worlds;
  readonly perform: (action: ControlAction) => unknown;
}

/** What a timer can wait for, in milliseconds. */
const LONGEST = 2 ** 30;

export function createSettingsControl({ twin, worlds, perform }: SettingsControlOptions): SettingsControl {
  const shown = (): ShownSettings => ({
    ...worlds.settings,
    webhookUrl: worlds.subscriptions[0]?.url ?? "",
  });
  return {
    settings: shown,
    configure: (changes) => {
      const { webhookUrl, ...settings } = { ...shown(), ...changes };
      check({ webhookUrl, ...settings });
      const subscriptions: readonly Subscription[] =
        webhookUrl === shown().webhookUrl
          ? worlds.subscriptions
          : toldSubscriptions(twin, webhookUrl === "" ? undefined : { url: webhookUrl });
      perform({ do: "configure", settings, subscriptions });
    },
  };
}

function check({ latency, failRate, verbose, webhookUrl }: ShownSettings): void {
  if (!(latency >= 0 && latency <= LONGEST)) throw bad(`A latency of ${latency} ms is none.`);
  if (!(failRate >= 0 && failRate <= 1)) throw bad(`The rate of failures is from 0 to 1, not ${failRate}.`);
  if (typeof verbose !== "boolean") throw bad("verbose is true or false.");
  if (webhookUrl !== "" && !(URL.canParse(webhookUrl) && /^https?:/.test(webhookUrl)))
    throw bad(`${webhookUrl} is no web address.`);
}

function bad(message: string): TwinError {
  return new TwinError("bad_settings", message, {
    hint: "Nothing has been changed; mend it and send it again.",
  });
}
