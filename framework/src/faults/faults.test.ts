import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTwin } from "../engine/create-twin.ts";
import type { Twin } from "../engine/twin.ts";
import { notesModel } from "../testing/notes-api.ts";
import { idOf, NOON, send, start } from "../testing/notes-client.ts";
import type { FaultWish } from "./fault-rule.ts";

/** The statuses of as many requests, one after the other. */
function statuses(twin: Twin, count: number, line = "GET /notes", key = "k1"): number[] {
  return Array.from({ length: count }, () => send(twin, line, { key }).status);
}

function struckBy(wish: FaultWish, count: number, line?: string): number[] {
  const twin = start();
  twin.faults.add(wish);
  return statuses(twin, count, line);
}

describe("a fault", () => {
  it("answers in the vendor's words instead of doing what was asked", () => {
    const twin = start();
    twin.faults.add({ operation: "createNote", status: 503, code: "overloaded", first: 1 });
    const { body, headers, status } = send(twin, "POST /notes", { form: { text: "One" } });
    assert.equal(status, 503);
    assert.deepEqual(body, { error: { reason: "internal", code: "overloaded" } });
    assert.equal(headers["X-WonderTwin-Fault"], "fault_1");
    assert.match(String(headers["Request-Id"]), /^\w+$/);
    assert.equal(send(twin, "GET /notes").body.data?.length, 0);
    assert.equal(send(twin, "POST /notes", { form: { text: "One" } }).status, 200);
  });

  it("answers a status, a body and headers as they are given", () => {
    const twin = start();
    twin.faults.add({ status: 502, body: "<h1>Bad gateway</h1>", headers: { "Content-Type": "text/html" } });
    const answer = twin.handle({
      method: "GET",
      url: "/notes",
      headers: { authorization: "Bearer k1" },
      body: new Uint8Array(),
      baseUrl: "",
    });
    assert.equal(answer.status, 502);
    assert.equal(answer.headers["Content-Type"], "text/html");
    assert.equal(answer.body, "<h1>Bad gateway</h1>");
    assert.equal(twin.captures().at(-1)?.response.body, "<h1>Bad gateway</h1>");
  });

  it("may lose the answer to what has been done, which the same key gives again", () => {
    const twin = start();
    twin.faults.add({ method: "POST", first: 1, on: "answer", status: 500 });
    const headers = { "idempotency-key": "once" };
    assert.equal(send(twin, "POST /notes", { form: { text: "One" }, headers }).status, 500);
    const again = send(twin, "POST /notes", { form: { text: "One" }, headers });
    assert.equal(again.status, 200);
    assert.equal(again.headers["Idempotent-Replayed"], "true");
    assert.equal(send(twin, "GET /notes").body.data?.length, 1);
  });

  it("leaves no answer for the key where nothing was done", () => {
    const twin = start();
    twin.faults.add({ method: "POST", first: 1, status: 500 });
    const headers = { "idempotency-key": "once" };
    assert.equal(send(twin, "POST /notes", { form: { text: "One" }, headers }).status, 500);
    const again = send(twin, "POST /notes", { form: { text: "One" }, headers });
    assert.equal(again.headers["Idempotent-Replayed"], undefined);
    assert.equal(again.status, 200);
  });

  it("strikes the first, those behind, every so manyth, or one after the other", () => {
    assert.deepEqual(struckBy({ first: 2, status: 500 }, 4), [500, 500, 200, 200]);
    assert.deepEqual(struckBy({ skip: 1, first: 1, status: 500 }, 3), [200, 500, 200]);
    assert.deepEqual(struckBy({ every: 3, status: 500 }, 6), [200, 200, 500, 200, 200, 500]);
    const sequence: FaultWish["sequence"] = [{ status: 500 }, "pass", { status: 429 }];
    assert.deepEqual(struckBy({ sequence }, 5), [500, 200, 429, 200, 200]);
    assert.deepEqual(struckBy({ sequence, every: 2 }, 6), [200, 500, 200, 200, 200, 429]);
  });

  it("is meant for what matches in all that is given", () => {
    const meant: readonly [FaultWish, string, boolean][] = [
      [{ method: "get" }, "GET /notes", true],
      [{ method: "POST" }, "GET /notes", false],
      [{ operation: "listNotes" }, "GET /notes", true],
      [{ operation: "listNotes" }, "GET /authors", false],
      [{ resource: "note" }, "GET /notes?limit=1", true],
      [{ resource: "author" }, "GET /notes", false],
      [{ path: "/notes" }, "GET /notes?limit=1", true],
      [{ path: "/notes", method: "POST" }, "GET /notes", false],
      [{ partition: "k1" }, "GET /notes", true],
      [{ partition: "k2" }, "GET /notes", false],
    ];
    for (const [wish, line, isMeant] of meant)
      assert.deepEqual(
        struckBy({ ...wish, status: 500 }, 1, line),
        [isMeant ? 500 : 200],
        JSON.stringify(wish),
      );
  });

  it("strikes by chance as its partition's randomness says, which changes no id", () => {
    const wish: FaultWish = { operation: "listNotes", probability: 0.5, status: 500 };
    const drawn = struckBy(wish, 200);
    assert.deepEqual(struckBy(wish, 200), drawn);
    const struck = drawn.filter((status) => status === 500).length;
    assert.ok(struck > 70 && struck < 130, String(struck));

    const twin = start();
    twin.faults.add(wish);
    statuses(twin, 5);
    const note = (of: Twin) => idOf(send(of, "POST /notes", { form: { text: "One" } }));
    assert.equal(note(twin), note(start()));
  });

  it("is counted in each partition by itself", () => {
    const twin = start();
    twin.faults.add({ first: 1, status: 500 });
    assert.deepEqual(statuses(twin, 2, "GET /notes", "k1"), [500, 200]);
    assert.deepEqual(statuses(twin, 2, "GET /notes", "k2"), [500, 200]);
    const [fault] = twin.faults.list();
    assert.deepEqual(fault, { id: "fault_1", rule: { first: 1, status: 500 }, seen: 4, struck: 2 });
  });

  it("begins when what it waits for has happened often enough, in its own partition", () => {
    const twin = start();
    const make = (key: string) => send(twin, "POST /notes", { form: { text: "One" }, key });
    twin.faults.add({
      operation: "listNotes",
      after: { event: "note.created", count: 2 },
      first: 1,
      status: 503,
    });
    assert.deepEqual(statuses(twin, 2, "GET /notes", "k1"), [200, 200]);
    make("k1");
    make("k2");
    assert.deepEqual(statuses(twin, 1, "GET /notes", "k1"), [200]);
    make("k1");
    assert.deepEqual(statuses(twin, 2, "GET /notes", "k1"), [503, 200]);
    assert.deepEqual(statuses(twin, 1, "GET /notes", "k2"), [200]);
    assert.deepEqual(twin.faults.list()[0]?.seen, 2);
  });

  it("waits for an answer's status, or for what happens by itself", () => {
    const twin = start();
    twin.faults.add({ after: { status: "4xx", path: "/notes/*" }, status: 500 });
    assert.deepEqual(statuses(twin, 2, "GET /notes", "k1"), [200, 200]);
    assert.deepEqual(statuses(twin, 2, "GET /notes/n_none", "k1"), [404, 500]);
    twin.reset();
    const id = idOf(send(twin, "POST /notes", { form: { text: "One" } }));
    send(twin, `POST /notes/${id}/publish`, { form: { for: "1d" } });
    twin.faults.add({ after: { event: "note.updated" }, status: 500 });
    assert.deepEqual(statuses(twin, 1), [200]);
    twin.advance("1d");
    assert.deepEqual(statuses(twin, 1), [500]);
  });

  it("ends a while after it began, on its partition's clock", () => {
    const twin = start();
    statuses(twin, 1, "GET /notes", "k1");
    twin.faults.add({ during: "10m", status: 500 });
    twin.advance("9m", "k1");
    assert.deepEqual(statuses(twin, 1, "GET /notes", "k1"), [500]);
    twin.advance("1m", "k1");
    assert.deepEqual(statuses(twin, 1, "GET /notes", "k1"), [200]);
    assert.deepEqual(statuses(twin, 1, "GET /notes", "k2"), [500]);
    twin.faults.clear();
    twin.faults.add({ after: { operation: "createNote" }, during: "1h", status: 500 });
    twin.advance("2h");
    send(twin, "POST /notes", { form: { text: "One" } });
    assert.deepEqual(statuses(twin, 1), [500]);
    twin.advance("1h");
    assert.deepEqual(statuses(twin, 1), [200]);
  });

  it("is told of in the captures", () => {
    const twin = start();
    twin.faults.add({ latency: "2s" });
    twin.faults.add({ network: "reset", first: 1 });
    statuses(twin, 2);
    assert.deepEqual(
      twin.captures().map(({ disturbance }) => disturbance),
      [
        { faults: ["fault_1", "fault_2"], delay_ms: 2000, network: "reset" },
        { faults: ["fault_1"], delay_ms: 2000 },
      ],
    );
    twin.faults.clear();
    statuses(twin, 1);
    assert.equal("disturbance" in (twin.captures().at(-1) ?? {}), false);
  });

  it("takes the request from those set behind it, unless it only delays", () => {
    const twin = start();
    twin.faults.add({ latency: "2s", headers: { "X-Slow": "1" } });
    twin.faults.add({ first: 1, status: 500 });
    twin.faults.add({ first: 1, status: 429 });
    assert.deepEqual(statuses(twin, 3), [500, 429, 200]);
    const answer = twin.handle({
      method: "GET",
      url: "/notes",
      headers: { authorization: "Bearer k1" },
      body: new Uint8Array(),
      baseUrl: "",
    });
    assert.deepEqual(answer.disturbance, { delay: 2000 });
    assert.equal(answer.headers["X-Slow"], "1");
    assert.equal(answer.headers["X-WonderTwin-Fault"], "fault_1");
  });

  it("tells whoever sends the answer what is to go wrong on its way", () => {
    const disturbances: readonly [FaultWish, object][] = [
      [{ network: "reset" }, { network: "reset" }],
      [
        { network: "hang", latency: 5 },
        { network: "hang", delay: 5 },
      ],
      [{ network: "truncated" }, { network: "truncated" }],
      [
        { network: "slow", speed: 10 },
        { network: "slow", speed: 10 },
      ],
      [{ preset: "down" }, { network: "reset" }],
    ];
    for (const [wish, disturbance] of disturbances) {
      const twin = start();
      twin.faults.add(wish);
      const { method, url, headers, body } = {
        method: "GET",
        url: "/notes",
        headers: { authorization: "Bearer k1" },
        body: new Uint8Array(),
      };
      assert.deepEqual(
        twin.handle({ method, url, headers, body, baseUrl: "" }).disturbance,
        disturbance,
        JSON.stringify(wish),
      );
    }
  });

  it("spoils an answer so that it is no JSON", () => {
    const twin = start();
    twin.faults.add({ network: "malformed" });
    assert.throws(() => send(twin, "GET /notes"), SyntaxError);
    assert.throws(() => send(twin, "DELETE /notes/n_none"), SyntaxError);
  });

  it("is gone when it is removed, cleared, or its partition is reset", () => {
    const twin = start();
    const { id } = twin.faults.add({ status: 500 });
    twin.faults.add({ status: 500, partition: "k1" });
    twin.faults.add({ status: 500, partition: "k2" });
    twin.faults.remove(id);
    assert.throws(() => twin.faults.remove(id), { code: "unknown_fault", hint: /fault_2/ });
    twin.faults.clear("k1");
    assert.deepEqual(statuses(twin, 1), [200]);
    assert.deepEqual(statuses(twin, 1, "GET /notes", "k2"), [500]);
    twin.reset("k2");
    assert.deepEqual(statuses(twin, 1, "GET /notes", "k2"), [200]);
    twin.faults.add({ status: 500 });
    twin.reset();
    assert.deepEqual(twin.faults.list(), []);
    assert.equal(twin.faults.add({ status: 500 }).id, "fault_1");
  });

  it("is there after a restart, and goes on counting and drawing where it stood", async () => {
    const folder = mkdtempSync(join(tmpdir(), "wondertwin-faults-"));
    const open = () => createTwin(notesModel(), { now: NOON, journal: { folder, rotateAfter: 7 } });
    const wish: FaultWish = { skip: 2, probability: 0.5, status: 500 };
    try {
      const unbroken = start();
      unbroken.faults.add(wish);
      const drawn = statuses(unbroken, 40);
      const again: number[] = [];
      for (let run = 0; run < 4; run++) {
        const twin = open();
        if (run === 0) twin.faults.add(wish);
        again.push(...statuses(twin, 10));
        await twin.close();
      }
      assert.deepEqual(again, drawn);
      const twin = open();
      assert.equal(twin.recovery?.differing, 0);
      assert.deepEqual(twin.faults.list(), unbroken.faults.list());
      twin.faults.clear();
      await twin.close();
      assert.deepEqual(open().faults.list(), []);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
