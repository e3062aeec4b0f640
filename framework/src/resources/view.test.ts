import assert from "node:assert/strict";
import { createTwin } from "../engine/create-twin.ts";
import { notesModel } from "../testing/notes-api.ts";
import { NOON, send } from "../testing/notes-client.ts";
import { createTwinModel } from "../twin/twin-model.ts";
import { viewed } from "./view.ts";

/** The notes vendor, where its list and its creation describe answers of their own. */
function notesWithViews(views: "described" | "resource") {
  const { manifest, boot, detail, parts } = notesModel({ views });
  const own: Readonly<Record<string, number>> = { listNotes: 0, createNote: 1 };
  const operations = boot.operations.map((operation) => {
    const view = own[operation.id];
    return view === undefined ? operation : { ...operation, answer: { ...operation.answer, view } };
  });
  const lazy = { ...detail.lazy, views: [["id"], ["id", "secret"]] };
  return createTwin(
    createTwinModel({ manifest, boot: { ...boot, operations }, loadLazy: () => lazy, parts }),
    { now: NOON },
  );
}

const fieldsOf = (shown: object | undefined) => Object.keys(shown ?? {});

describe("an answer that describes its own fields of an entity", () => {
  it("has those where the vendor's answers do", () => {
    const twin = notesWithViews("described");
    const made = send(twin, "POST /notes", { form: { text: "One" } });
    assert.deepEqual(fieldsOf(made.body), ["id"]);
    const { data = [] } = send(twin, "GET /notes").body;
    assert.deepEqual(fieldsOf(data[0]), ["id"]);
    assert.equal(send(twin, `GET /notes/${data[0]?.id}`).body["text"], "One");
  });

  it("has the resource's where they do not", () => {
    const twin = notesWithViews("resource");
    assert.equal(send(twin, "POST /notes", { form: { text: "One" } }).body["text"], "One");
  });
});

describe("an entity seen through a view", () => {
  it("shows what its resource shows, else what is stored, else the blank", () => {
    const entity = { id: "n_1", token: "t", text: "stored" };
    const shown = { id: "n_1", text: "shown" };
    const view = ["id", "text", "token", "deleted", "nothing"];
    assert.deepEqual(viewed(view, { entity, shown, blank: { deleted: true, text: "" } }), {
      id: "n_1",
      text: "shown",
      token: "t",
      deleted: true,
    });
  });
});
