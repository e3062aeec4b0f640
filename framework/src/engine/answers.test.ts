import assert from "node:assert/strict";
import { type Paged, paged, type Reply, reply } from "../authoring/reply.ts";
import { cursorLinks } from "../conventions/cursor-links.ts";
import { pageNumber } from "../conventions/page-number.ts";
import { notesModel } from "../testing/notes-api.ts";
import { idOf, NOON, send, start } from "../testing/notes-client.ts";
import type { AnyBehaviour, AnyContext, AnyVendorConfig } from "../twin/erased.ts";
import { createTwinModel } from "../twin/twin-model.ts";
import { createTwin } from "./create-twin.ts";

type Handler = (context: AnyContext) => Paged | Reply | object | undefined;

/** A twin of the made-up vendor with handlers, conventions and notes of its own. */
function startWith(options: {
  handlers?: Readonly<Record<string, Handler>>;
  conventions?: Partial<AnyVendorConfig>;
  note?: AnyBehaviour;
}) {
  const { boot, detail, manifest, parts } = notesModel(options.conventions);
  const note = parts.resources.get("note");
  const resources = new Map(parts.resources);
  if (note) resources.set("note", { ...note, behaviour: { ...note.behaviour, ...options.note } });
  const handlers = new Map(Object.entries(options.handlers ?? {}));
  const model = { manifest, boot, loadLazy: () => detail.lazy, parts: { ...parts, resources, handlers } };
  return createTwin(createTwinModel(model), { now: NOON });
}

const write = (twin: Parameters<typeof send>[0], text: string) =>
  send(twin, "POST /notes", { form: { text } });

describe("what a handler answers with", () => {
  it("is a page of what it gives, in its order, entities as the API shows them", () => {
    const twin = startWith({
      handlers: { listNotes: ({ store }) => paged((store["note"]?.list() ?? []).toReversed()) },
      conventions: { pagination: pageNumber({ page: "starting_after", size: "limit", default: 2, max: 10 }) },
    });
    for (const text of ["a", "b", "c"]) write(twin, text);
    const { body } = send(twin, "GET /notes");
    assert.deepEqual(
      body.data?.map(({ text }) => text),
      ["c", "b"],
    );
  });

  it("can have a status, headers and a content type of its own", () => {
    const twin = startWith({
      handlers: {
        newestNote: ({ url }) => reply({ status: 302, headers: { Location: url("/notes/n_1") } }),
        countNotes: () => reply({ body: new Uint8Array([1, 2]), contentType: "image/png" }),
      },
    });
    const moved = send(twin, "GET /newest");
    assert.deepEqual([moved.status, moved.headers["Location"]], [302, "http://127.0.0.1:1/notes/n_1"]);
    const { headers, body } = twin.handle({
      method: "GET",
      url: "/count",
      headers: { authorization: "Bearer k1" },
      body: new Uint8Array(),
      baseUrl: "",
    });
    assert.equal(headers["Content-Type"], "image/png");
    assert.deepEqual(body, new Uint8Array([1, 2]));
  });
});

describe("what a caller may see and do", () => {
  const hiding: AnyBehaviour = { visible: ({ text }) => text !== "hidden" };

  it("leaves out of paths and lists what it may not see", () => {
    const twin = startWith({ note: hiding });
    const hidden = idOf(write(twin, "hidden"));
    const shown = idOf(write(twin, "shown"));
    assert.equal(send(twin, `GET /notes/${hidden}`).status, 404);
    assert.equal(send(twin, `GET /notes/${shown}`).status, 200);
    assert.deepEqual(
      send(twin, "GET /notes").body.data?.map(({ text }) => text),
      ["shown"],
    );
  });

  it("is refused by the vendor once the path's entities are found, and then nothing has happened", () => {
    const conventions: Partial<AnyVendorConfig> = {
      authorize: ({ operation, parents }) =>
        operation.method === "DELETE" && parents["note"]?.["text"] === "kept"
          ? { reason: "permission_denied" }
          : undefined,
    };
    const twin = startWith({ conventions });
    const kept = idOf(write(twin, "kept"));
    assert.equal(send(twin, `DELETE /notes/${kept}`).status, 403);
    assert.equal(send(twin, `GET /notes/${kept}`).status, 200);
    assert.equal(send(twin, `DELETE /notes/${idOf(write(twin, "old"))}`).status, 200);
  });
});

describe("conditional requests", () => {
  const twin = () => start({}, { conditional: { etag: "weak" } });

  it("are answered without a body where the client has the same", () => {
    const notes = twin();
    const id = idOf(write(notes, "a"));
    const first = send(notes, `GET /notes/${id}`);
    const tag = first.headers["ETag"] ?? "";
    assert.match(tag, /^W\/"[0-9a-f]{64}"$/);
    const again = send(notes, `GET /notes/${id}`, { headers: { "if-none-match": `"other", ${tag}` } });
    assert.deepEqual([again.status, again.body, again.headers["ETag"]], [304, {}, tag]);
    send(notes, `POST /notes/${id}`, { form: { text: "b" } });
    const changed = send(notes, `GET /notes/${id}`, { headers: { "if-none-match": tag } });
    assert.equal(changed.status, 200);
    assert.notEqual(changed.headers["ETag"], tag);
  });

  it("are no matter of writing", () => {
    assert.equal(write(twin(), "a").headers["ETag"], undefined);
  });
});

describe("pages that the Link header tells", () => {
  const links = (headers: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Array.from(headers["Link"]?.matchAll(/<([^>]+)>; rel="(\w+)"/g) ?? [], ([, url = "", rel = ""]) => [
        rel,
        url.replace("http://127.0.0.1:1", ""),
      ]),
    );
  const texts = (sent: ReturnType<typeof send>) => sent.body.data?.map(({ text }) => text);

  it("keep what else the request asked for", () => {
    const pagination = pageNumber({ page: "starting_after", size: "limit", default: 1, max: 2, links: true });
    const twin = start({}, { pagination });
    for (const text of ["a", "b", "c"]) write(twin, text);
    assert.deepEqual(links(send(twin, "GET /notes?limit=1").headers), {
      next: "/notes?limit=1&starting_after=2",
      last: "/notes?limit=1&starting_after=3",
    });
  });

  it("go on behind a cursor, and back before one", () => {
    const pagination = cursorLinks({
      after: "starting_after",
      before: "ending_before",
      size: "limit",
      default: 2,
      max: 5,
    });
    const twin = start({}, { pagination });
    for (const text of ["a", "b", "c"]) write(twin, text);
    const first = send(twin, "GET /notes");
    assert.deepEqual(texts(first), ["c", "b"]);
    const second = send(twin, `GET ${links(first.headers)["next"]}`);
    assert.deepEqual(texts(second), ["a"]);
    assert.deepEqual(texts(send(twin, `GET ${links(second.headers)["prev"]}`)), ["c", "b"]);
    assert.equal(send(twin, "GET /notes?starting_after=nobody").status, 400);
  });
});
