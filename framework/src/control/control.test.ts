import assert from "node:assert/strict";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Twin } from "../engine/twin.ts";
import { idOf, NOON, send, start } from "../testing/notes-client.ts";
import { controlRoutes } from "./routes.ts";

interface Told {
  readonly status: number;
  // Answers are JSON; a test names what it expects of them.
  readonly body: { readonly [name: string]: unknown };
}

interface Asked {
  readonly body?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

describe("the control API", () => {
  let twin: Twin;
  let url = "";
  beforeEach(async () => {
    twin = start();
    ({ url } = await twin.listen());
  });
  afterEach(() => twin.close());

  /** Asks the twin about itself; every answer is as its own description says. */
  async function ask(line: string, { body, text, headers = {} }: Asked = {}): Promise<Told> {
    const [method = "", path = ""] = line.split(" ");
    const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(url + path, {
      method,
      headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
      ...(sent !== undefined && { body: sent }),
    });
    const told: Told = { status: response.status, body: Object(await response.json()) };
    if (response.ok) checkAnswer(method, path, told.body);
    else assert.equal(typeof errorOf(told)["message"], "string");
    return told;
  }

  const errorOf = ({ body }: Told): Record<string, unknown> => Object(body["error"]);
  const note = (text: string, key = "k1") => idOf(send(twin, "POST /notes", { form: { text }, key }));

  it("describes every endpoint it has, and no other", async () => {
    const { body } = await ask("GET /_wt/openapi.json");
    const described = Object.entries(Object(body["paths"])).flatMap(([path, methods]) =>
      Object.keys(Object(methods)).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const routes = controlRoutes.map(({ method, path }) => `${method} ${path.replaceAll("+}", "}")}`);
    assert.deepEqual(described.toSorted(), routes.toSorted());
    const ids = Object.values(Object(body["paths"])).flatMap((methods) =>
      Object.values(Object(methods)).map((operation) => Object(operation).operationId),
    );
    assert.equal(new Set(ids).size, ids.length);
  });

  describe("captures", () => {
    beforeEach(() => {
      note("One");
      note("Two", "k2");
      send(twin, "GET /notes/none");
    });
    const ids = ({ body }: Told) => Object(body["captures"]).map((each: { id: number }) => each.id);

    for (const [query, found] of [
      ["", [1, 2, 3]],
      ["?limit=2", [2, 3]],
      ["?after=0&limit=2", [1, 2]],
      ["?status=404", [3]],
      ["?status=2xx", [1, 2]],
      ["?partition=k2", [2]],
      ["?operation=createNote", [1, 2]],
      [`?since=${NOON}`, [1, 2, 3]],
      ["?since=2026-02-01", []],
    ] as const)
      it(`are listed by ${query || "age"}`, async () => {
        assert.deepEqual(ids(await ask(`GET /_wt/captures${query}`)), found);
      });

    it("are shown one by one, with what they changed", async () => {
      const id = note("Three");
      send(twin, `POST /notes/${id}`, { form: { text: "Four" } });
      const { body } = await ask("GET /_wt/captures/5");
      const [change] = Object(body["changes"]);
      assert.equal(change.kind, "updated");
      assert.equal(change.before.text, "Three");
      assert.equal(change.after.text, "Four");
      assert.equal((await ask("GET /_wt/captures/77")).status, 404);
    });

    it("show no secrets", async () => {
      const { token } = send(twin, "POST /authors", { form: { name: "Ada" } }).body;
      send(twin, "POST /authors?token=canary1", { form: { "card[token]": "canary2" } });
      assert.equal(typeof token, "string");
      const told = JSON.stringify([
        (await ask("GET /_wt/captures")).body,
        (await ask("GET /_wt/captures/4")).body,
        (await ask("GET /_wt/state/author?partition=k1")).body,
        (await ask("GET /_wt/slice?partition=k1")).body,
      ]);
      for (const secret of [String(token), "canary1", "canary2", "Bearer k1"])
        assert(!told.includes(secret), secret);
      assert(told.includes("[redacted]"));
    });
  });

  describe("state", () => {
    it("is counted by partition and resource", async () => {
      note("One");
      note("Two");
      note("Three", "k2");
      const { body } = await ask("GET /_wt/state");
      assert.deepEqual(body["partitions"], [
        { name: "k1", collections: { note: 2, event: 2 } },
        { name: "k2", collections: { note: 1, event: 1 } },
      ]);
      assert.deepEqual((await ask("GET /_wt/partitions")).body, { partitions: ["k1", "k2"] });
    });

    it("is listed by field, a page at a time", async () => {
      const ids = ["One", "Two", "One"].map((text) => note(text));
      const first = await ask("GET /_wt/state/note?where=text=One&limit=1");
      assert.equal(first.body["total"], 2);
      assert.equal(first.body["next"], ids[0]);
      const second = await ask(`GET /_wt/state/note?where=text=One&where=status=draft&after=${ids[0]}`);
      assert.equal(Object(second.body["items"])[0].id, ids[2]);
      assert.equal(second.body["next"], undefined);
      const nested = await ask("GET /_wt/state/note?where=metadata.a=1");
      assert.equal(nested.body["total"], 0);
    });

    it("is shown by entity and by JSON pointer", async () => {
      const id = note("One");
      assert.equal(Object((await ask(`GET /_wt/state/note/${id}`)).body["entity"]).text, "One");
      assert.deepEqual((await ask(`GET /_wt/slice?pointer=/note/${id}/text`)).body, { value: "One" });
      assert.equal(errorOf(await ask("GET /_wt/slice?pointer=/nothing"))["code"], "unknown_pointer");
      assert.equal(errorOf(await ask("GET /_wt/slice?pointer=nothing"))["code"], "bad_pointer");
    });

    it("is asked for by partition where there are several", async () => {
      note("One");
      note("Two", "k2");
      assert.equal(errorOf(await ask("GET /_wt/state/note"))["code"], "partition_needed");
      const { body } = await ask("GET /_wt/state/note?partition=k2");
      assert.equal(body["total"], 1);
    });

    it("is looked at as it was, and compared", async () => {
      const id = note("One");
      send(twin, `POST /notes/${id}`, { form: { text: "Two" } });
      assert.equal(Object((await ask(`GET /_wt/state/note/${id}?at=1`)).body["entity"]).text, "One");
      assert.deepEqual((await ask(`GET /_wt/slice?pointer=/note/${id}/text&at=1`)).body, { value: "One" });
      assert.deepEqual((await ask("GET /_wt/state?at=0")).body, { partitions: [] });
      assert.equal((await ask("GET /_wt/state/note?at=1")).body["total"], 1);
      const { body } = await ask("GET /_wt/diff?from=1&to=2");
      const changed = { partition: "k1", resource: "note", id, change: "changed", fields: ["text"] };
      assert.deepEqual(Object(body["differences"])[0], changed);
      assert.equal(errorOf(await ask("GET /_wt/diff"))["code"], "bad_request");
      assert.equal((await ask("GET /_wt/diff?from=9")).status, 404);
    });

    it("says what it does not have", async () => {
      assert.equal(errorOf(await ask("GET /_wt/state/nothing"))["code"], "unknown_resource");
      assert.equal(errorOf(await ask("GET /_wt/state/note/nothing"))["code"], "unknown_entity");
      assert.equal(errorOf(await ask("GET /_wt/state/note?where=text"))["code"], "bad_where");
    });
  });

  it("resets one partition, or all and their clocks", async () => {
    note("One");
    note("Two", "k2");
    twin.advance("1d");
    await ask("POST /_wt/reset?partition=k1");
    assert.deepEqual(Object.keys(twin.state()), ["k2"]);
    await ask("POST /_wt/reset", { body: {} });
    assert.deepEqual(twin.state(), {});
    assert.equal(twin.clock().now, new Date(NOON).toISOString());
  });

  describe("the clock", () => {
    it("is advanced, set, frozen and run", async () => {
      const { body } = await ask("POST /_wt/clock/advance", { body: { duration: "30d" } });
      assert.equal(body["now"], "2026-03-02T12:00:00.000Z");
      const set = await ask("POST /_wt/clock/set", { body: { now: "2026-04-01T00:00:00Z" } });
      assert.equal(set.body["now"], "2026-04-01T00:00:00.000Z");
      assert.equal((await ask("POST /_wt/clock/run", { body: { rate: 60 } })).body["rate"], 60);
      assert.equal((await ask("POST /_wt/clock/freeze")).body["rate"], 0);
      assert.equal((await ask("GET /_wt/clock")).body["rate"], 0);
    });

    it("is a partition's own where one is named, also before it is entered", async () => {
      await ask("POST /_wt/clock/set", { body: { now: "2030-01-01", partition: "k1" } });
      const { created } = send(twin, "POST /notes", { form: { text: "One" } }).body;
      assert.equal(created, Date.parse("2030-01-01") / 1000);
      assert.equal(twin.clock().now, new Date(NOON).toISOString());
      assert.equal(twin.clock("k1").now, "2030-01-01T00:00:00.000Z");
    });

    it("never goes backwards, for none where it would for one", async () => {
      note("One");
      twin.setClock("2026-06-01", "k1");
      const refused = await ask("POST /_wt/clock/set", { body: { now: "2026-05-01" } });
      assert.equal(refused.status, 409);
      assert.equal(errorOf(refused)["code"], "clock_backwards");
      assert.equal(twin.clock().now, new Date(NOON).toISOString());
    });

    it("refuses what is no time, no duration and no rate", async () => {
      const code = async (path: string, body: object) =>
        errorOf(await ask(`POST /_wt/clock/${path}`, { body }))["code"];
      assert.equal(await code("set", { now: "noon" }), "bad_time");
      assert.equal(await code("advance", { duration: "a while" }), "bad_duration");
      assert.equal(await code("run", { rate: 0 }), "bad_request");
    });
  });

  describe("a bad request", () => {
    const bad: readonly [what: string, line: string, asked: Asked, status: number, code: string][] = [
      ["an unknown path", "GET /_wt/nothing", {}, 404, "unknown_control"],
      ["another method", "DELETE /_wt/clock", {}, 405, "unknown_method"],
      ["an unknown parameter", "GET /_wt/captures?what=1", {}, 400, "bad_request"],
      ["a bad parameter", "GET /_wt/captures?limit=0", {}, 400, "bad_request"],
      [
        "an unknown field",
        "POST /_wt/clock/advance",
        { body: { duration: "1d", by: 1 } },
        400,
        "bad_request",
      ],
      ["a missing field", "POST /_wt/clock/advance", { body: {} }, 400, "bad_request"],
      ["a body where none is taken", "POST /_wt/reset", { body: { all: true } }, 400, "bad_request"],
      ["no JSON", "POST /_wt/clock/advance", { body: 0, text: "{" }, 400, "bad_json"],
      [
        "a form",
        "POST /_wt/reset",
        { body: 0, text: "a=b", headers: { "content-type": "text/plain" } },
        415,
        "not_json",
      ],
      ["a badly encoded path", "GET /_wt/state/%ff", {}, 400, "bad_path"],
    ];
    for (const [what, line, asked, status, code] of bad)
      it(`with ${what} is refused and changes nothing`, async () => {
        note("One");
        const before = JSON.stringify([twin.state(), twin.clock().now]);
        const told = await ask(line, asked);
        assert.equal(told.status, status);
        assert.equal(errorOf(told)["code"], code);
        assert.equal(JSON.stringify([twin.state(), twin.clock().now]), before);
      });

    it("from a page of another site is refused", async () => {
      note("One");
      const told = await fetch(`${url}/_wt/reset`, {
        method: "POST",
        headers: { origin: "https://evil.example" },
      });
      assert.equal(told.status, 403);
      assert.equal(Object.keys(twin.state()).length, 1);
    });
  });
});

const ajv = new Ajv2020({ strict: false, validateFormats: false });

function checkAnswer(method: string, path: string, body: object): void {
  const plain = path.split("?")[0] ?? "";
  const route = controlRoutes.find(
    (each) => each.method === method && new RegExp(`^${each.path.replace(/\{\w+\}/g, "[^/]+")}$`).test(plain),
  );
  assert(route, `${method} ${plain} is an endpoint`);
  assert(ajv.validate(route.answer, body), `${method} ${plain}: ${ajv.errorsText()}`);
}
