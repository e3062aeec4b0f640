import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import type { Capture } from "@wondertwin/framework/contracts";
import { curlOf } from "./curl.ts";

const capture: Capture = {
  id: 1,
  request_id: "r_1",
  at: 0,
  wall: 0,
  duration_ms: 1,
  partition: "default",
  method: "POST",
  url: "/pets?a=1&b=$HOME",
  operation: undefined,
  coverage: undefined,
  status: 201,
  request: {
    headers: {
      host: "api.vendor.example",
      "content-type": "text/plain",
      "x-two": ["a", "b"],
      "content-length": "9",
    },
    body: 'it\'s `x` \\ "$y"\nend',
  },
  response: { headers: {}, body: "" },
  replayed: false,
  events: [],
  changes: [],
};

describe("a request as a command line for curl", () => {
  it("is understood by a shell as it was meant", () => {
    const line = curlOf(capture, { url: "http://127.0.0.1:4111" }).replace(/^curl/, "printf '%s\\0'");
    const words = execFileSync("sh", ["-c", line], { encoding: "utf8" }).split("\0").slice(0, -1);
    assert.deepEqual(words, [
      "-X",
      "POST",
      "http://127.0.0.1:4111/pets?a=1&b=$HOME",
      "-H",
      "content-type: text/plain",
      "-H",
      "x-two: a",
      "-H",
      "x-two: b",
      "--data-raw",
      capture.request.body,
    ]);
  });
});
