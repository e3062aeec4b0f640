import assert from "node:assert/strict";
import { createTwin } from "../engine/create-twin.ts";
import type { Twin } from "../engine/twin.ts";
import { notesModel } from "../testing/notes-api.ts";
import { NOON, send } from "../testing/notes-client.ts";
import { createTwinModel } from "../twin/twin-model.ts";
import { encodeForm } from "./encode-form.ts";
import { filled, filledPath } from "./filled.ts";
import type { TriggerStep } from "./trigger.ts";

describe("a trigger", () => {
  const make: TriggerStep = { send: "POST /notes", body: { text: "One" }, as: "note" };
  const publish = (body: Record<string, unknown> = {}): TriggerStep => ({
    send: "POST /notes/{note.id}/publish",
    body,
  });

  function triggering(events: Readonly<Record<string, readonly TriggerStep[]>>): Twin {
    const { manifest, boot, detail, parts } = notesModel();
    const triggers = { headers: { authorization: "Bearer k1" }, events: new Map(Object.entries(events)) };
    return createTwin(
      createTwinModel({ manifest, boot, loadLazy: () => detail.lazy, parts: { ...parts, triggers } }),
      { now: NOON },
    );
  }

  it("sends the requests of which an event comes, as any caller would", () => {
    const twin = triggering({ "note.published": [make, publish()] });
    const { partition, requests, events } = twin.trigger("note.published");
    assert.equal(partition, "k1");
    assert.deepEqual(
      requests.map(({ method, status }) => [method, status]),
      [
        ["POST", 200],
        ["POST", 200],
      ],
    );
    assert.deepEqual(events, ["note.created", "note.published"]);
    const [note] = send(twin, "GET /notes").body.data ?? [];
    assert.equal(note?.text, "One");
    assert.equal(requests[1]?.url, `/notes/${note?.id}/publish`);
    assert.deepEqual(
      twin.captures().map(({ operation }) => operation),
      ["createNote", "publishNote", "listNotes"],
    );
  });

  it("lets time go by where an event needs it", () => {
    const twin = triggering({ "note.updated": [make, publish({ for: "3d" }), { advance: "3d" }] });
    assert.ok(twin.trigger("note.updated").events.includes("note.updated"));
    assert.equal(twin.clock("k1").now, "2026-02-03T12:00:00.000Z");
  });

  it("happens in the only partition there is, or in the one that is named", () => {
    const twin = triggering({ "note.created": [make] });
    send(twin, "GET /notes", { key: "k7" });
    assert.equal(twin.trigger("note.created").partition, "k7");
    assert.equal(twin.trigger("note.created", { partition: "k8" }).partition, "k8");
    assert.throws(() => twin.trigger("note.created"), { code: "partition_needed" });
  });

  it("says what went otherwise than it should", () => {
    const twin = triggering({
      "note.created": [{ send: "POST /notes", body: { text: "One", bogus: "1" } }],
      "note.updated": [make],
      "note.deleted": [make, { send: "DELETE /notes/{other.id}" }],
      "note.published": [{ ...make, status: 402 }],
    });
    const failing = (event: string, message: RegExp) =>
      assert.throws(() => twin.trigger(event), { code: "trigger_failed", message }, event);
    failing("note.created", /POST \/notes was answered 400: .*bogus/);
    failing("note.updated", /did not come about, but note\.created/);
    failing("note.deleted", /No answer before has other\.id/);
    failing("note.published", /was answered 200/);
    assert.throws(() => twin.trigger("note.publishd"), { code: "unknown_trigger", hint: /note\.published/ });
    assert.throws(() => triggering({}).trigger("note.created"), { code: "unknown_trigger" });
  });

  it("is listed and brought about over HTTP", async () => {
    const twin = triggering({ "note.updated": [make, publish({ for: "3d" }), { advance: "3d" }] });
    try {
      const { url } = await twin.listen();
      const told = await (await fetch(`${url}/_wt/triggers`)).json();
      const steps = ["POST /notes", "POST /notes/{note.id}/publish", "advance 3d"];
      assert.deepEqual(told, { triggers: [{ event: "note.updated", steps }] });
      const asked = (event: string) => fetch(`${url}/_wt/triggers/${event}`, { method: "POST" });
      const done = Object(await (await asked("note.updated")).json());
      assert.deepEqual([done.event, done.partition], ["note.updated", "k1"]);
      assert.equal((await asked("note.update")).status, 404);
    } finally {
      await twin.close();
    }
  });
});

describe("what stands in braces", () => {
  const answers = { note: { id: "n/1", list: [{ n: 7 }], none: null } };

  it("is taken from answers, with its type where it is the whole text", () => {
    const value = { a: "{note.list.0.n}", b: ["{note.id}!"], c: 1, d: "plain" };
    assert.deepEqual(filled(value, answers), { a: 7, b: ["n/1!"], c: 1, d: "plain" });
    assert.equal(filledPath("/notes/{note.id}", answers), "/notes/n%2F1");
    assert.throws(() => filled("{note.none}", answers), { code: "trigger_failed" });
  });
});

describe("a form", () => {
  it("has nested names in brackets", () => {
    const form = encodeForm({ a: { b: [1, { c: "x y" }] }, d: undefined, e: null, f: true });
    assert.equal(decodeURIComponent(form), "a[b][0]=1&a[b][1][c]=x+y&e=&f=true");
  });
});
