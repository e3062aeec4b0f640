import assert from "node:assert/strict";
import { checkWebhookWish, webhookArguments } from "./webhook-wish.ts";

describe("what is wished of a twin's deliveries", () => {
  it("becomes arguments, each host one of its own", () => {
    assert.deepEqual(webhookArguments({}), []);
    const wish = { url: "http://localhost:1/", secret: "whsec_x", hosts: ["Hooks.test", "10.0.0.1"] };
    checkWebhookWish(wish);
    assert.deepEqual(webhookArguments(wish), [
      ...["--webhook-url", "http://localhost:1/"],
      ...["--webhook-secret", "whsec_x"],
      ...["--webhook-host", "hooks.test"],
      ...["--webhook-host", "10.0.0.1"],
    ]);
  });

  it("is refused where it cannot be met", () => {
    for (const wish of [
      { url: "localhost" },
      { secret: "whsec_x" },
      { hosts: ["hooks.test:80"] },
      { hosts: [""] },
    ])
      assert.throws(() => checkWebhookWish(wish), { code: "usage" }, JSON.stringify(wish));
  });
});
