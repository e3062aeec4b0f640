import assert from "node:assert/strict";
import type { Twin } from "../engine/twin.ts";
import { send, start } from "../testing/notes-client.ts";

describe("the endpoints of runs", () => {
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
    const text = await response.text();
    return { status: response.status, type: response.headers.get("content-type"), text, told: parsed(text) };
  }
  /** The JSON of an answer; of JSON lines, the first. */
  const parsed = (text: string): Record<string, unknown> => Object(JSON.parse(text.split("\n")[0] ?? ""));
  const codeOf = ({ told }: { told: Record<string, unknown> }) => Object(told["error"]).code;

  it("start, show, list and finish them", async () => {
    assert.equal((await ask("GET /_wt/runs/current")).status, 404);
    const { told, status } = await ask("POST /_wt/runs", { id: "r1", partition: "k1", seed: "7" });
    assert.equal(status, 200);
    const { started_at, ...rest } = told;
    assert.deepEqual(rest, { id: "r1", partition: "k1", seed: "7" });
    assert.deepEqual((await ask("GET /_wt/runs/current?partition=k1")).told, told);
    send(twin, "GET /notes");
    const captures = await ask("GET /_wt/captures?run=r1");
    assert.equal(Object(captures.told["captures"])[0].run, "r1");
    const finished = await ask("POST /_wt/runs/r1/finish");
    assert.deepEqual((await ask("GET /_wt/runs")).told, { runs: [finished.told] });
    assert.equal(codeOf(await ask("POST /_wt/runs/r1/finish")), "unknown_run");
    const bundle = await ask("GET /_wt/runs/r1/bundle");
    assert.equal(bundle.type, "application/x-ndjson");
    assert.deepEqual([bundle.told["run_id"], bundle.told["started_at"]], ["r1", started_at]);
    assert.equal((await ask("GET /_wt/runs/r2/bundle")).status, 404);
  });

  it("refuse what a run cannot be", async () => {
    for (const body of [
      { seed: 7 },
      { id: "" },
      { now: "soon" },
      { fixtures: { nothing: [] } },
      { name: "r" },
    ])
      assert.equal((await ask("POST /_wt/runs", body)).status, 400, JSON.stringify(body));
    assert.deepEqual(twin.runs.list(), []);
  });

  it("are there under the paths that other programs know", async () => {
    assert.deepEqual(
      [(await ask("GET /admin/runs/current")).status, (await ask("GET /admin/replay")).status],
      [404, 404],
    );
    assert.equal((await ask("POST /admin/runs/finish", {})).status, 404);
    const fixtures = { author: [{ id: "a_1", name: "Ada" }] };
    const { told } = await ask("POST /admin/runs/start", { run_id: "r1", seed: 60, fixtures });
    const { started_at, ...rest } = told;
    assert.deepEqual(rest, { run_id: "r1", seed: 60, seeded: true, seed_source: "byo" });
    assert.equal(twin.clock().now, "2026-01-01T00:01:00.000Z");
    assert.equal(send(twin, "GET /authors/a_1").body["name"], "Ada");
    assert.deepEqual((await ask("GET /admin/runs/current")).told, {
      twin_name: "notes",
      twin_version: "1.0.0",
      run_id: "r1",
      seed: 60,
      started_at,
      finished_at: "",
      entry_count: 1,
      schema_version: 1,
    });
    const other = await ask("POST /admin/runs/finish", { run_id: "r2" });
    assert.deepEqual([other.status, codeOf(other)], [409, "other_run"]);
    const { told: manifest } = await ask("POST /admin/runs/finish", { run_id: "r1" });
    assert.equal(new Date(String(manifest["finished_at"])).toISOString(), manifest["finished_at"]);
    assert.equal((await ask("GET /admin/runs/current")).status, 404);
    const replay = await ask("GET /admin/replay");
    assert.deepEqual(replay.told, manifest);
    assert.equal(replay.text.trimEnd().split("\n").length, 2);
    assert.deepEqual((await ask("GET /admin/replay?format=manifest")).told, manifest);
  });

  it("end a run under way by starting the next, also by the other name", async () => {
    const { told } = await ask("POST /admin/runs/start", {});
    assert.match(String(told["run_id"]), /^wt-run-\d+-/);
    assert.deepEqual([told["seed"], told["seeded"], told["seed_source"]], [0, false, "none"]);
    const next = await ask("POST /admin/replay/start", {});
    assert.notEqual(next.told["run_id"], told["run_id"]);
    assert.equal((await ask("POST /admin/replay/finish", {})).told["run_id"], next.told["run_id"]);
    assert.equal(twin.runs.list().length, 2);
  });
});
