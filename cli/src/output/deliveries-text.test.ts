import assert from "node:assert/strict";
import type { ListedDelivery } from "@wondertwin/framework/contracts";
import { deliveriesText } from "./deliveries-text.ts";

const asIs = (text: string) => text;
const plain = { strong: asIs, dim: asIs, good: asIs, warning: asIs, bad: asIs, link: asIs };

describe("deliveries as text", () => {
  it("say whom, of what, and what was answered each time", () => {
    const delivery: ListedDelivery = {
      id: "default:3",
      partition: "default",
      event: { id: "evt_1", name: "note.created" },
      subscription: "told",
      url: "http://localhost:3000/hooks",
      status: "succeeded",
      due: Date.UTC(2026, 0, 31, 12),
      attempts: [
        { at: 0, duration: 1, error: "ECONNREFUSED" },
        { at: 0, duration: 1, status: 200 },
      ],
    };
    const text = deliveriesText([delivery], plain);
    assert.match(
      text,
      /default:3 +2026-01-31 12:00:00 +succeeded +note\.created +http:\/\/localhost:3000\/hooks +ECONNREFUSED, 200/,
    );
  });
});
