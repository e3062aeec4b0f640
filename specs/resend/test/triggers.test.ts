import assert from "node:assert/strict";
import { startResend } from "./sdk.ts";

describe("what happens to a team", () => {
  it("is brought about on purpose", async () => {
    const twin = await startResend();
    try {
      const listed = twin.triggers();
      assert.ok(listed.length > 20);
      for (const { event } of listed) {
        twin.reset();
        assert.ok(twin.trigger(event).events.includes(event), event);
      }
    } finally {
      await twin.close();
    }
  });
});
