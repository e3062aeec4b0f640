import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ListedDelivery } from "@wondertwin/framework/contracts";
import { attemptLine } from "../output/deliveries-text.ts";
import { type FollowedAttempt, followDeliveries } from "./follow-deliveries.ts";
import { TwinControl } from "./twin-control.ts";

const asIs = (text: string) => text;
const plain = { strong: asIs, dim: asIs, good: asIs, warning: asIs, bad: asIs, link: asIs };

describe("following deliveries", () => {
  const before = { at: 0, duration: 1, status: 200 };
  const failed = { at: Date.UTC(2026, 0, 31, 12), duration: 12.4, error: "timeout" };
  const taken = { at: Date.UTC(2026, 0, 31, 13), duration: 3, status: 200 };
  const delivery = (number: number, attempts: ListedDelivery["attempts"]): ListedDelivery => ({
    id: `p:${number}`,
    partition: "p",
    event: { id: "evt_1", name: "note.created" },
    subscription: "told",
    url: "http://localhost:3000/hooks",
    status: attempts.at(-1)?.status === 200 ? "succeeded" : "waiting",
    due: Date.UTC(2026, 0, 31, 13),
    attempts,
  });

  it("tells of each attempt once, of those that came before not at all", async () => {
    const states = [
      [delivery(1, [before])],
      [delivery(1, [before]), delivery(2, [failed])],
      [delivery(1, [before]), delivery(2, [failed])],
      [delivery(1, [before]), delivery(2, [failed, taken])],
      [delivery(1, [])],
      [delivery(1, [failed])],
    ];
    let asked = 0;
    const server = createServer((_, response) => {
      const deliveries = states[Math.min(asked++, states.length - 1)];
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ deliveries }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    // A server that listens on a port has an address of this kind.
    const { port } = server.address() as AddressInfo;
    const ending = new AbortController();
    const told: FollowedAttempt[] = [];
    let ready = 0;
    try {
      await followDeliveries(new TwinControl("notes", `http://127.0.0.1:${port}`), {
        query: {},
        signal: ending.signal,
        onReady: () => ready++,
        onAttempt: (attempt) => {
          told.push(attempt);
          if (told.length === 3) ending.abort();
        },
      });
    } finally {
      server.close();
    }
    assert.equal(ready, 1);
    assert.deepEqual(
      told.map(({ delivery: { id, status }, number, attempt }) => [id, status, number, attempt]),
      [
        ["p:2", "waiting", 1, failed],
        ["p:2", "succeeded", 2, taken],
        ["p:1", "waiting", 1, failed],
      ],
    );
    const [first, second] = told.map((attempt) => attemptLine(attempt, plain));
    assert.equal(
      first,
      "2026-01-31 12:00:00  note.created  http://localhost:3000/hooks  timeout  12 ms  attempt 1  again 2026-01-31 13:00:00",
    );
    assert.match(second ?? "", /200 {2}3 ms {2}attempt 2 {2}succeeded$/);
  });
});
