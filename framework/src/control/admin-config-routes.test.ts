import assert from "node:assert/strict";
import type { Twin } from "../engine/twin.ts";
import { send, start } from "../testing/notes-client.ts";
import { webhookSink } from "../testing/webhook-sink.ts";

describe("setting a twin up by the paths that other programs know", () => {
  let twin: Twin;
  let url = "";
  beforeEach(async () => {
    twin = start();
    ({ url } = await twin.listen());
  });
  afterEach(() => twin.close());

  async function ask(line: string, body?: object) {
    const [method = "", path = ""] = line.split(" ");
    const response = await fetch(url + path, {
      method,
      ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    const told: unknown = await response.json();
    return { status: response.status, told: Object(told) };
  }
  const put = (body: object) => ask("PUT /admin/config", body);
  const make = () => send(twin, "POST /notes", { form: { text: "One" } });

  it("changes what is given, and keeps it when everything is reset", async () => {
    const { told } = await put({ latency: "1s", fail_rate: 1, verbose: true });
    assert.deepEqual([told.latency, told.fail_rate, told.verbose, told.webhook_url], ["1s", 1, true, ""]);
    twin.reset();
    assert.equal(make().status, 500);
    const [capture] = twin.captures();
    assert.deepEqual(capture?.disturbance?.faults, ["latency", "fail_rate"]);
    const delay = capture.disturbance.delay_ms ?? 0;
    assert.ok(delay >= 800 && delay <= 1200, String(delay));
    await put({ latency: 0, fail_rate: 0 });
    assert.equal(make().status, 200);
    assert.equal((await ask("GET /admin/config")).told.verbose, true);
    assert.equal("authorization" in (await ask("GET /admin/requests")).told[0].headers, true);
  });

  it("changes nothing where something of it is wrong", async () => {
    for (const wrong of [
      { fail_rate: 2 },
      { latency: "soon" },
      { latency: -1 },
      { webhook_url: "here" },
      { port: 1 },
    ]) {
      const { status } = await put({ verbose: true, ...wrong });
      assert.equal(status, 400, JSON.stringify(wrong));
    }
    assert.equal(twin.settings().verbose, false);
    assert.throws(() => twin.configure({ failRate: 2 }), { code: "bad_settings" });
  });

  it("delivers to another address from now on, and all that waits at once", async () => {
    await using sink = await webhookSink();
    await put({ webhook_url: sink.url });
    sink.answer(500);
    make();
    await sink.next();
    await twin.webhooks.settled();
    sink.answer(200);
    const { told } = await ask("POST /admin/webhooks/flush");
    assert.deepEqual(told, { status: "flushed", delivered: 1, failed: 0 });
    assert.equal(JSON.parse((await sink.next()).body).name, "note.created");
    assert.deepEqual((await ask("POST /admin/webhooks/flush")).told.delivered, 0);
    await put({ webhook_url: "" });
    make();
    await twin.webhooks.settled();
    assert.equal(sink.waiting.length, 0);
  });

  it("lists what has a name and may go wrong, and turns it on and off", async () => {
    const quirks = async () => Object.values((await ask("GET /admin/quirks")).told);
    const isOn = async (id: string) =>
      Object((await quirks()).find((each) => Object(each).id === id)).enabled;
    assert.equal(await isOn("slow"), false);
    const { told } = await ask("PUT /admin/quirks/slow");
    assert.deepEqual([told.id, told.enabled, told.type], ["slow", true, "temporal"]);
    await ask("PUT /admin/quirks/slow");
    assert.equal(twin.faults.list().length, 1);
    assert.equal(await isOn("slow"), true);
    assert.equal((await ask("DELETE /admin/quirks/slow")).told.enabled, false);
    assert.deepEqual(twin.faults.list(), []);
    assert.equal((await ask("PUT /admin/quirks/quick")).status, 404);
  });
});
