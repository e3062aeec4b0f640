import assert from "node:assert/strict";
import { notesModel } from "../testing/notes-api.ts";
import { readFault } from "./read-fault.ts";

const twin = notesModel();
const read = (wish: unknown) => readFault(wish, twin);

describe("reading a fault", () => {
  it("takes every property there is", () => {
    const rule = {
      operation: "createNote",
      method: "POST",
      path: "/notes/**",
      resource: "note",
      partition: "k1",
      after: { operation: "createNote", status: "4xx", event: "note.created", count: 2 },
      during: "10m",
      skip: 0,
      first: 3,
      every: 2,
      probability: 0.25,
      on: "answer",
      status: 418,
      code: "teapot",
      message: "Short and stout.",
      param: "text",
      headers: { "Retry-After": "1" },
      latency: { p50: "10ms", "p99.9": 1000 },
    };
    assert.deepEqual(read(rule), rule);
  });

  it("fills in what a preset says and the wish does not", () => {
    assert.deepEqual(read({ preset: "down", first: 1 }), { network: "reset", first: 1 });
    assert.equal(read({ preset: "flaky-network", probability: 1 }).probability, 1);
  });

  const refused: readonly [wish: unknown, code: string, message: RegExp][] = [
    ["down", "bad_fault", /object/],
    [[], "bad_fault", /object/],
    [{}, "bad_fault", /does nothing/],
    [{ method: "GET" }, "bad_fault", /does nothing/],
    [{ status: 500, during: "soon" }, "bad_fault", /during must be a duration/],
    [{ status: 500, after: "createNote" }, "bad_fault", /after must be an object/],
    [{ status: 500, after: { times: 2 } }, "bad_fault", /after .*times is none of operation/],
    [{ status: 500, after: { count: 0 } }, "bad_fault", /after .*count must be/],
    [{ status: 500, after: { operation: "makeNote" } }, "unknown_operation", /makeNote/],
    [{ statsu: 500 }, "bad_fault", /no property statsu/],
    [{ constructor: 1, status: 500 }, "bad_fault", /no property constructor/],
    [{ status: 99 }, "bad_fault", /status must/],
    [{ status: "500" }, "bad_fault", /status must/],
    [{ status: 500, first: 0 }, "bad_fault", /first must/],
    [{ status: 500, every: 1.5 }, "bad_fault", /every must/],
    [{ status: 500, probability: 2 }, "bad_fault", /probability must/],
    [{ status: 500, path: "notes" }, "bad_fault", /path must/],
    [{ status: 500, method: "GET /" }, "bad_fault", /method must/],
    [{ status: 500, on: "both" }, "bad_fault", /on must be one of request, answer/],
    [{ headers: { "X Y": "1" } }, "bad_fault", /headers must/],
    [{ headers: { "X-Y": "1\r\nX-Z: 2" } }, "bad_fault", /headers must/],
    [{ latency: "soon" }, "bad_fault", /latency cannot.*"soon"/],
    [{ latency: -1 }, "bad_fault", /latency must/],
    [{ latency: {} }, "bad_fault", /latency must/],
    [{ latency: { from: 2, to: 1 } }, "bad_fault", /latency cannot/],
    [{ latency: { from: 2 } }, "bad_fault", /latency cannot/],
    [{ latency: { p50: 2, p90: 1 } }, "bad_fault", /latency cannot/],
    [{ latency: { p101: 2 } }, "bad_fault", /latency cannot.*p101/],
    [{ network: "lost" }, "bad_fault", /network must be one of reset/],
    [{ network: "reset", status: 500 }, "bad_fault", /no answer/],
    [{ status: 500, speed: 1 }, "bad_fault", /speed/],
    [{ status: 500, code: "x", body: {} }, "bad_fault", /body of its own/],
    [{ sequence: [] }, "bad_fault", /sequence must/],
    [{ sequence: ["stop"] }, "bad_fault", /sequence\[0\] must/],
    [{ sequence: [{ status: 500 }, { first: 1 }] }, "bad_fault", /no property sequence\[1\]\.first/],
    [{ sequence: [{ status: 500 }], status: 500 }, "bad_fault", /status must go/],
    [{ preset: "gremlins" }, "unknown_preset", /"gremlins"/],
    [{ preset: "__proto__" }, "unknown_preset", /__proto__/],
    [{ preset: 1 }, "unknown_preset", /1/],
    [{ status: 500, operation: "fly" }, "unknown_operation", /fly/],
    [{ status: 500, resource: "crow" }, "unknown_resource", /crow/],
  ];
  for (const [wish, code, message] of refused)
    it(`refuses ${JSON.stringify(wish)}`, () => {
      assert.throws(() => read(wish), { code, message });
    });
});
