import assert from "node:assert/strict";
import type { Twin } from "../engine/twin.ts";
import { start } from "../testing/notes-client.ts";

describe("faults over the control API", () => {
  let twin: Twin;
  let url = "";
  beforeEach(async () => {
    twin = start();
    ({ url } = await twin.listen());
  });
  afterEach(() => twin.close());

  async function ask(line: string, body?: object): Promise<{ status: number; body: unknown }> {
    const [method = "", path = ""] = line.split(" ");
    const response = await fetch(url + path, {
      method,
      ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  }

  const notes = async () => (await fetch(`${url}/notes`, { headers: { authorization: "Bearer k1" } })).status;

  it("are set, counted, listed and removed", async () => {
    const rule = { path: "/notes", first: 1, status: 503 };
    const fault = { id: "fault_1", rule, seen: 0, struck: 0 };
    assert.deepEqual(await ask("POST /_wt/faults", rule), { status: 200, body: fault });
    assert.equal(await notes(), 503);
    assert.equal(await notes(), 200);
    const listed = { faults: [{ ...fault, seen: 2, struck: 1 }] };
    assert.deepEqual((await ask("GET /_wt/faults")).body, listed);
    assert.equal((await ask("DELETE /_wt/faults/fault_1")).status, 200);
    assert.equal((await ask("DELETE /_wt/faults/fault_1")).status, 404);
    await ask("POST /_wt/faults", { preset: "slow" });
    assert.equal((await ask("DELETE /_wt/faults")).status, 200);
    assert.deepEqual(twin.faults.list(), []);
  });

  it("say what is wrong with a rule", async () => {
    const { status, body } = await ask("POST /_wt/faults", { statsu: 500 });
    assert.equal(status, 400);
    assert.match(JSON.stringify(body), /bad_fault.*statsu/);
    assert.match(JSON.stringify((await ask("GET /_wt/fault-presets")).body), /flaky-network/);
  });

  it("are known by the other programs' paths, of any number of segments", async () => {
    const wish = { status_code: 502, body: { down: true }, delay_ms: 1, rate: 1 };
    const path = "/authors/a_1/notes";
    assert.deepEqual(await ask(`POST /admin/fault${path}`, { status_code: 500 }), {
      status: 200,
      body: { status: "injected", endpoint: path, fault: { status_code: 500, rate: 1 } },
    });
    await ask(`POST /admin/fault${path}`, wish);
    assert.deepEqual((await ask("GET /admin/faults")).body, { [path]: wish });
    const struck = await fetch(url + path, { headers: { authorization: "Bearer k1" } });
    assert.equal(struck.status, 502);
    assert.deepEqual(await struck.json(), { down: true });
    assert.deepEqual((await ask(`DELETE /admin/fault${path}`)).body, { status: "removed", endpoint: path });
    assert.equal((await ask(`DELETE /admin/fault${path}`)).status, 404);
  });
});
