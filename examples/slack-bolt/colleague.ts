import type { RunningTwin } from "@wondertwin/framework/testing";

/** A message as the twin keeps it. */
export interface Message {
  readonly ts: string;
  readonly text: string;
  readonly thread_ts?: string;
  readonly user?: string;
}

const GENERAL = "C0GENERAL1";

/** Somebody in the workspace: does in a channel what people do in Slack's client. */
export class Colleague {
  readonly #twin: RunningTwin;
  readonly id: string;

  constructor(twin: RunningTwin, id: string) {
    this.#twin = twin;
    this.id = id;
  }

  command(command: string): Promise<void> {
    return this.#do("command", { command });
  }

  /** Fills in the form that is open. */
  submit(view: string, dish: string): Promise<void> {
    return this.#do("submit", {
      view,
      values: { dish: { name: { type: "plain_text_input", value: dish } } },
    });
  }

  press(action_id: string, ts: string): Promise<void> {
    return this.#do("action", { action_id, ts });
  }

  say(text: string): Promise<void> {
    return this.#do("say", { text });
  }

  /** All that the channel has heard, oldest first. */
  messages(): readonly Message[] {
    // The message resource keeps messages.
    return this.#kept("message") as unknown as readonly Message[];
  }

  /** Whether a form is open. */
  get hasForm(): boolean {
    return this.#kept("view").some(({ open }) => open === true);
  }

  #kept(resource: string) {
    return Object.values(this.#twin.state()["default"]?.[resource] ?? {});
  }

  async #do(what: string, deed: object): Promise<void> {
    const response = await fetch(`${this.#twin.url}/_pages/default/do/${what}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ user: this.id, channel: GENERAL, ...deed }),
    });
    const answer = await response.text();
    if (!answer.startsWith('{"ok":true')) throw new Error(`${what} was refused: ${answer}`);
  }
}
