import assert from "node:assert/strict";
import { standardWebhooks } from "./standard-webhooks.ts";

describe("a delivery signed as Standard Webhooks has it", () => {
  // The example of the specification's own libraries (standardwebhooks.com).
  const delivery = {
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    body: '{"test": 2432232314}',
    secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    url: "https://example.com",
    at: new Date(1_614_265_330_000),
  };

  it("carries its id, its moment and its signature", () => {
    assert.deepEqual(standardWebhooks()(delivery), {
      "webhook-id": delivery.id,
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    });
  });

  it("calls its headers as the vendor does", () => {
    const names = Object.keys(standardWebhooks({ prefix: "svix-" })(delivery));
    assert.deepEqual(names, ["svix-id", "svix-timestamp", "svix-signature"]);
  });
});
