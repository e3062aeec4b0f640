import assert from "node:assert/strict";
import type { WebClient } from "@slack/web-api";
import type { RunningTwin } from "@wondertwin/framework/testing";
import { ADA, client, failureOf, GENERAL, startSlack } from "./sdk.ts";

const modal = (title: string, more: object = {}) => ({
  type: "modal" as const,
  title: { type: "plain_text" as const, text: title },
  blocks: [{ type: "section" as const, text: { type: "mrkdwn" as const, text: title } }],
  ...more,
});

describe("views", () => {
  let twin: RunningTwin;
  let bot: WebClient;
  beforeEach(async () => {
    twin = await startSlack();
    bot = client(twin);
  });
  afterEach(() => twin.close());
  const error = async (call: Promise<unknown>) => (await failureOf(call)).error;
  /** Does what a user does; what came of it. */
  const does = async (what: string, deed: object): Promise<Readonly<Record<string, string>>> => {
    const response = await fetch(`${twin.url}/_pages/default/do/${what}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ user: ADA, channel: GENERAL, ...deed }),
    });
    return JSON.parse(await response.text());
  };
  const trigger = async () => (await does("command", { command: "/view" }))["trigger_id"] ?? "";

  it("are opened by a trigger, once and not for long", async () => {
    const trigger_id = await trigger();
    const { view } = await bot.views.open({ trigger_id, view: modal("One", { callback_id: "one" }) });
    assert.match(view?.id ?? "", /^V[A-Z0-9]{10}$/);
    assert.deepEqual([view?.type, view?.callback_id, view?.root_view_id], ["modal", "one", view?.id]);
    assert.equal(await error(bot.views.open({ trigger_id, view: modal("Two") })), "exchanged_trigger_id");
    assert.equal(
      await error(bot.views.open({ trigger_id: "1.2.x", view: modal("Two") })),
      "invalid_trigger_id",
    );
    const late = await trigger();
    twin.advance("4s");
    assert.equal(await error(bot.views.open({ trigger_id: late, view: modal("Two") })), "expired_trigger_id");
  });

  it("are changed by their id or the app's own, unless they changed meanwhile", async () => {
    const opened = await bot.views.open({
      trigger_id: await trigger(),
      view: modal("One", { external_id: "mine" }),
    });
    const { id: view_id = "", hash = "" } = opened.view ?? {};
    const changed = await bot.views.update({ view_id, hash, view: modal("Two", { external_id: "mine" }) });
    assert.notEqual(changed.view?.hash, hash);
    assert.equal(await error(bot.views.update({ view_id, hash, view: modal("Three") })), "hash_conflict");
    await bot.views.update({ external_id: "mine", view: modal("Four", { external_id: "mine" }) });
    const other = bot.views.open({
      trigger_id: await trigger(),
      view: modal("Five", { external_id: "mine" }),
    });
    assert.equal(await error(other), "duplicate_external_id");
    await does("close", { view: view_id });
    assert.equal(await error(bot.views.update({ view_id, view: modal("Six") })), "not_found");
  });

  it("are stacked three high, and refused where they are wrong", async () => {
    const button = {
      type: "actions",
      elements: [{ type: "button", action_id: "more", text: { type: "plain_text", text: "More" } }],
    };
    const stacked = (title: string) => modal(title, { blocks: [button] });
    await bot.views.open({ trigger_id: await trigger(), view: stacked("One") });
    const ids = () => Object.keys(twin.state()["default"]?.["trigger"] ?? {});
    /** The trigger of a button that is pressed in the newest view. */
    const pressed = async () => {
      const views = Object.keys(twin.state()["default"]?.["view"] ?? {});
      await does("action", { view: views.at(-1), action_id: "more" });
      return ids().at(-1) ?? "";
    };
    const second = await bot.views.push({ trigger_id: await pressed(), view: stacked("Two") });
    assert.notEqual(second.view?.previous_view_id, null);
    await bot.views.push({ trigger_id: await pressed(), view: stacked("Three") });
    assert.equal(
      await error(bot.views.push({ trigger_id: await pressed(), view: stacked("Four") })),
      "push_limit_reached",
    );
    // What the SDK's types refuse is what is sent.
    const untitled = { ...modal("x"), title: undefined as never };
    const failed = await failureOf(bot.views.open({ trigger_id: await trigger(), view: untitled }));
    assert.deepEqual(
      [failed.error, failed.response_metadata?.messages],
      ["invalid_arguments", ["[ERROR] missing required field: title [json-pointer:/view]"]],
    );
  });

  it("are a home, one for each user", async () => {
    const home = { type: "home" as const, blocks: [] };
    const first = await bot.views.publish({ user_id: ADA, view: home });
    const again = await bot.views.publish({ user_id: ADA, view: home, hash: first.view?.hash ?? "" });
    assert.equal(again.view?.id, first.view?.id);
    assert.equal(await error(bot.views.publish({ user_id: ADA, view: home, hash: "old" })), "hash_conflict");
  });
});
