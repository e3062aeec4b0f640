import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { Twin } from "../engine/twin.ts";
import { idOf, send, start, startBehaving } from "../testing/notes-client.ts";
import { webhookSink } from "../testing/webhook-sink.ts";
import { Agenda } from "./agenda.ts";

const NOON = Date.UTC(2026, 0, 31, 12) / 1000;
const DAY = 86_400;

/** Makes a note and publishes it, which puts down what will happen to it. */
function publish(twin: Twin, form: Record<string, string>, key = "k1"): string {
  const id = idOf(send(twin, "POST /notes", { form: { text: "One" }, key }));
  send(twin, `POST /notes/${id}/publish`, { form, key });
  return id;
}

const textOf = (twin: Twin, id: string) => send(twin, `GET /notes/${id}`).body["text"];
const effects = (twin: Twin) =>
  twin
    .captures()
    .filter(({ method }) => method === "EFFECT")
    .map(({ url, at, status, changes }) => ({ url, at, status, changes: changes.map(({ kind }) => kind) }));

describe("an effect", () => {
  it("happens when the clock comes to it, at its own moment, and is captured", () => {
    const twin = start();
    const id = publish(twin, { for: "7d" });
    twin.advance("6d");
    assert.equal(textOf(twin, id), "One");
    twin.advance("10d");
    assert.equal(textOf(twin, id), `retracted at ${NOON + 7 * DAY}`);
    assert.deepEqual(effects(twin), [
      {
        url: `/note/${id}/retract`,
        at: (NOON + 7 * DAY) * 1000,
        status: 200,
        changes: ["updated", "inserted"],
      },
    ]);
    const [event] = Object.values(twin.state("k1")["k1"]?.["event"] ?? {}).slice(-1);
    assert.equal(event?.["name"], "note.updated");
  });

  it("does not happen to what has the key of an entity that is no more", () => {
    for (const end of [
      (twin: Twin, id: string) => send(twin, `DELETE /notes/${id}`),
      (twin: Twin) => twin.seed({ note: [] }, "k1"),
    ]) {
      const twin = start();
      const id = publish(twin, { for: "7d" });
      end(twin, id);
      twin.plant("note", { id, text: "Another" }, "k1");
      twin.advance("10d");
      assert.equal(textOf(twin, id), "Another");
      assert.deepEqual(effects(twin), []);
    }
  });

  it("can bring about the next one, in order, as often as the clock passes it", () => {
    const twin = start();
    publish(twin, { for: "1d", effect: "repeat" });
    const other = publish(twin, { for: "36h" });
    twin.advance("3d");
    assert.deepEqual(
      effects(twin).map(({ url, at }) => [url.split("/").at(-1), at / 1000 - NOON]),
      [
        ["repeat", DAY],
        ["retract", 1.5 * DAY],
        ["repeat", 2 * DAY],
        ["repeat", 3 * DAY],
      ],
    );
    assert.equal(textOf(twin, other), `retracted at ${NOON + 1.5 * DAY}`);
  });

  it("is planned for whoever makes an entity, and of a seed's only where it lies ahead", () => {
    const planned = startBehaving({
      plan: ({ self, store }) => {
        if (typeof self["created"] === "number")
          store["note"]?.schedule(self, "retract", new Date((self["created"] + DAY) * 1000));
      },
    });
    const id = idOf(send(planned, "POST /notes", { form: { text: "One" } }));
    planned.seed(
      {
        note: [
          { id: "n_past", text: "Two", created: NOON - 2 * DAY },
          { id: "n_now", text: "Three", created: NOON },
        ],
      },
      "k2",
    );
    planned.advance("2d");
    assert.equal(textOf(planned, id), `retracted at ${NOON + DAY}`);
    const seeded = (name: string) => send(planned, `GET /notes/${name}`, { key: "k2" }).body["text"];
    assert.deepEqual([seeded("n_past"), seeded("n_now")], ["Two", `retracted at ${NOON + DAY}`]);
  });

  it("ends where it would go on for ever without the clock going on", () => {
    const twin = start();
    const id = publish(twin, { for: "1d", effect: "spin" });
    twin.advance("2d");
    assert.equal(send(twin, `GET /notes/${id}`).status, 200);
  });

  it("goes with its entity", () => {
    const twin = start();
    const id = publish(twin, { for: "2d", effect: "repeat" });
    send(twin, `DELETE /notes/${id}`);
    twin.advance("3d");
    assert.deepEqual(effects(twin), []);
  });

  it("leaves no trace where the request that put it down fails", () => {
    const twin = start();
    const id = publish(twin, { for: "2d", fail: "yes" });
    twin.advance("3d");
    assert.equal(textOf(twin, id), "One");
    assert.deepEqual(effects(twin), []);
  });

  it("happens not at all where it throws, once, and nothing else suffers", () => {
    const twin = start();
    const id = publish(twin, { for: "1d", effect: "burst" });
    const other = publish(twin, { for: "2d" });
    const stderr = process.stderr.write;
    process.stderr.write = () => true;
    try {
      twin.advance("5d");
    } finally {
      process.stderr.write = stderr;
    }
    assert.equal(textOf(twin, id), "One");
    assert.equal(textOf(twin, other), `retracted at ${NOON + 2 * DAY}`);
    assert.deepEqual(
      effects(twin).map(({ status, changes }) => [status, changes.length]),
      [
        [500, 0],
        [200, 2],
      ],
    );
  });

  it("belongs to its partition: to its clock, its reset, its saved state", async () => {
    const folder = mkdtempSync(join(tmpdir(), "wondertwin-schedule-"));
    try {
      const first = start({ journal: { folder, rotateAfter: 3 } });
      const one = publish(first, { for: "2d" }, "k1");
      publish(first, { for: "2d" }, "k2");
      first.advance("1d", "k1");
      first.reset("k2");
      const before = JSON.stringify(first.state());
      await first.close();
      const second = start({ journal: { folder, rotateAfter: 3 } });
      assert.equal(JSON.stringify(second.state()), before);
      second.advance("1d");
      assert.equal(textOf(second, one), `retracted at ${NOON + 2 * DAY}`);
      assert.equal(effects(second).length, 1);
      const after = JSON.stringify(second.state());
      await second.close();
      const third = start({ journal: { folder } });
      assert.equal(JSON.stringify(third.state()), after);
      await third.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("happens by itself while the clock goes, and is told of", async () => {
    await using sink = await webhookSink();
    const twin = start({ webhook: { url: sink.url, events: ["note.updated"] } });
    const id = publish(twin, { for: "30d" });
    twin.runClock(1e9);
    const { body } = await sink.next();
    assert.equal(JSON.parse(body).data.id, id);
    await twin.close();
  });
});

describe("an agenda", () => {
  const due = fc.record({
    at: fc.integer({ min: 0, max: 5 }),
    resource: fc.constant("note"),
    key: fc.constantFrom("a", "b", "c"),
    effect: fc.constantFrom("x", "y"),
    baseUrl: fc.constant(""),
  });

  it("gives things out in order, each thing's last word only, and the same once saved", () => {
    fc.assert(
      fc.property(fc.array(due), (all) => {
        const agenda = new Agenda();
        for (const each of all) agenda.put(each);
        agenda.commit();
        const name = ({ key, effect }: (typeof all)[number]) => key + effect;
        const expected = all
          .filter((each, at) => all.findLastIndex((other) => name(other) === name(each)) === at)
          .sort((one, other) => one.at - other.at);
        for (const one of [Agenda.load(JSON.parse(JSON.stringify(agenda.save()))), agenda]) {
          const taken = expected.map(() => one.take(5));
          assert.deepEqual(
            taken.map((each) => each && [each.at, each.key, each.effect]),
            expected.map(({ at, key, effect }) => [at, key, effect]),
          );
          assert.equal(one.take(Number.POSITIVE_INFINITY), undefined);
        }
      }),
    );
  });

  it("is as before once what a request did is taken back", () => {
    fc.assert(
      fc.property(fc.array(due), fc.array(fc.tuple(due, fc.boolean())), (first, then) => {
        const agenda = new Agenda();
        for (const each of first) agenda.put(each);
        agenda.commit();
        const before = JSON.stringify(agenda.save().items);
        for (const [each, put] of then) put ? agenda.put(each) : agenda.cancel(each);
        agenda.rollback();
        assert.equal(JSON.stringify(agenda.save().items), before);
      }),
    );
  });
});
