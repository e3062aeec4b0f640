import assert from "node:assert/strict";
import type { Twin } from "../engine/twin.ts";
import { send, start } from "../testing/notes-client.ts";
import { createControl } from "./control.ts";
import { goDuration } from "./go-duration.ts";

describe("the endpoints that other programs know", () => {
  let twin: Twin;
  let url = "";
  beforeEach(async () => {
    twin = start();
    ({ url } = await twin.listen());
  });
  afterEach(() => twin.close());

  const get = async (path: string): Promise<unknown> => (await fetch(url + path)).json();
  const post = async (path: string, body: unknown): Promise<{ status: number; told: unknown }> => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) });
    return { status: response.status, told: await response.json() };
  };
  const texts = () => send(twin, "GET /notes").body.data?.map(({ text }) => text);

  it("say that it is well and who it is", async () => {
    assert.deepEqual(await get("/admin/health"), { status: "ok" });
    assert.deepEqual(await get("/admin/config"), {
      name: "notes",
      port: Number(new URL(url).port),
      latency: "0s",
      fail_rate: 0,
      webhook_url: "",
      verbose: false,
    });
  });

  it("take the state away, and back, or in parts", async () => {
    await post("/admin/state", { note: [{ text: "One" }] });
    assert.deepEqual(texts(), ["One"]);
    const state = await get("/admin/state");
    assert.deepEqual((await post("/admin/reset", {})).told, { status: "reset" });
    assert.deepEqual(texts(), []);
    assert.deepEqual((await post("/admin/state", state)).told, { status: "loaded" });
    assert.deepEqual(texts(), ["One"]);
    const { status, told } = await post("/admin/state", { notes: [] });
    assert.equal(status, 400);
    const { error } = Object(told);
    assert.deepEqual(Object.keys(error).slice(0, 3), ["code", "message", "type"]);
    assert.deepEqual(texts(), ["One"]);
  });

  it("list requests since the last reset, without their bodies", async () => {
    send(twin, "POST /notes", { form: { text: "One" } });
    twin.reset("k1");
    send(twin, "GET /notes?limit=3");
    const [first, second] = Object(await get("/admin/requests"));
    assert.deepEqual(Object.keys(first), [
      "timestamp",
      "method",
      "path",
      "status_code",
      "duration_ms",
      "request_id",
    ]);
    assert.equal(second.path, "/notes");
    assert.equal(second.status_code, 200);
    twin.reset();
    assert.deepEqual(await get("/admin/requests"), []);
  });

  it("read and move the clock", async () => {
    const { told } = await post("/admin/time/advance", { duration: "1h30m" });
    const { status, duration, simulated } = Object(told);
    assert.deepEqual({ status, duration }, { status: "advanced", duration: "1h30m" });
    assert.equal(simulated, "2026-01-31T13:30:00.000Z");
    const { real, offset } = Object(await get("/admin/time"));
    assert.equal(offset, goDuration(Date.parse(simulated) - Date.parse(real)));
    assert.equal((await post("/admin/time/advance", { duration: "-1h" })).status, 400);
  });

  it("leave a path to the vendor that has it, and all others below it", async () => {
    const control = createControl(
      () => twin,
      (path) => path === "/admin/reset",
    );
    assert.equal(control.owns("/admin/reset"), false);
    assert.equal(control.owns("/admin/state"), true);
    assert.equal(control.owns("/admin/state?a=b"), true);
    assert.equal(control.owns("/admin/api/orders"), false);
    assert.equal(control.owns("/notes/admin/state"), false);
    assert.equal(control.owns("/_wt/anything"), true);
  });
});

describe("a duration in Go's writing", () => {
  for (const [milliseconds, text] of [
    [0, "0s"],
    [250, "250ms"],
    [1500, "1.5s"],
    [90_000, "1m30s"],
    [2_592_000_000, "720h0m0s"],
    [-3_600_000, "-1h0m0s"],
  ] as const)
    it(`is ${text}`, () => {
      assert.equal(goDuration(milliseconds), text);
    });
});
