import assert from "node:assert/strict";
import type {
  Capture,
  ClockReading,
  ControlApi,
  ControlCall,
  Fault,
  ListedDelivery,
  ListedLimit,
  ListedTrigger,
  Run,
  Triggered,
  TwinSnapshot,
} from "../contracts/index.ts";
import { controlTypes } from "./control-types.ts";
import { controlRoutes } from "./routes.ts";

/** What an endpoint answers with. */
type Answer<Route extends keyof ControlApi> = ControlApi[Route]["answer"];

/** What programs read of answers, each as the endpoint that gives it describes it: a difference is an error here. */
interface Read {
  readonly capture: Capture extends Answer<"GET /_wt/captures">["captures"][number] ? true : never;
  readonly clock: ClockReading extends Answer<"GET /_wt/clock"> ? true : never;
  readonly delivery: ListedDelivery extends Answer<"GET /_wt/deliveries">["deliveries"][number]
    ? true
    : never;
  readonly fault: Fault extends Answer<"GET /_wt/faults">["faults"][number] ? true : never;
  readonly limit: ListedLimit extends Answer<"GET /_wt/limits">["limits"][number] ? true : never;
  readonly run: Run extends Answer<"POST /_wt/runs"> ? true : never;
  readonly snapshot: TwinSnapshot extends Answer<"GET /_wt/snapshot"> ? true : never;
  readonly trigger: ListedTrigger extends Answer<"GET /_wt/triggers">["triggers"][number] ? true : never;
  readonly triggered: Triggered extends Answer<"POST /_wt/triggers/{event}"> ? true : never;
}

describe("the control API's types", () => {
  it("name every endpoint and every call once", () => {
    const types = controlTypes();
    for (const { method, path } of controlRoutes)
      assert.equal(types.split(`"${method} ${path.replace("+}", "}")}": {`).length, 2, path);
    assert.equal(types.match(/^ {2}\| readonly \[/gm)?.length, controlRoutes.length);
  });

  it("are what programs read of answers, and what they may ask", () => {
    const read: Read = {
      ...{ capture: true, clock: true, delivery: true, fault: true, limit: true },
      ...{ run: true, snapshot: true, trigger: true, triggered: true },
    };
    const calls: readonly ControlCall[] = [
      ["GET", "/_wt/captures", { query: { limit: 3 } }],
      ["POST", "/_wt/runs/r1/finish"],
      ["POST", "/_wt/clock/set", { body: { now: "2026-01-31" } }],
      // @ts-expect-error A clock is set to a moment.
      ["POST", "/_wt/clock/set", { body: { moment: "2026-01-31" } }],
      // @ts-expect-error There is no such endpoint.
      ["PUT", "/_wt/clock"],
    ];
    assert.equal(Object.values(read).every(Boolean), true);
    assert.equal(calls.length, 5);
  });
});
