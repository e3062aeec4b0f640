import assert from "node:assert/strict";
import { start } from "../testing/notes-client.ts";

describe("a control action that is refused", () => {
  for (const [what, act] of [
    ["sets a clock back", (twin) => twin.setClock("2000-01-01", "one")],
    ["seeds a wrong value", (twin) => twin.seed({ note: [{ text: 5 }] }, "one")],
    ["plants what is no resource", (twin) => twin.plant("nothing", {}, "one")],
    ["resends what is no delivery", (twin) => twin.webhooks.resend("one:1")],
  ] as const satisfies readonly (readonly [string, (twin: ReturnType<typeof start>) => unknown])[])
    it(`leaves no partition behind where it ${what}`, () => {
      const twin = start();
      const before = twin.snapshot();
      assert.throws(() => act(twin), { name: "TwinError" });
      assert.deepEqual(twin.partitions(), []);
      assert.deepEqual(twin.snapshot(), before);
      twin.plant("note", { text: "One" }, "one");
      assert.deepEqual(twin.partitions(), ["one"]);
    });

  it("leaves a partition that was there before", () => {
    const twin = start();
    twin.plant("note", { id: "n_1" }, "one");
    assert.throws(() => twin.plant("note", { id: "n_1" }, "one"), { code: "id_taken" });
    assert.deepEqual(twin.partitions(), ["one"]);
  });
});
