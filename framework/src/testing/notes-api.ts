import type { BootArtifact, LazyArtifact, OperationEntry, RouteNode } from "../contracts/artifact.ts";
import { cursor } from "../conventions/cursor.ts";
import { httpStatus } from "../conventions/http-status.ts";
import { prefixed } from "../conventions/ids.ts";
import { unixNow } from "../conventions/time.ts";
import { bracketed } from "../reading/path.ts";
import type { AnyBehaviour, AnyContext, AnyVendorConfig } from "../twin/erased.ts";
import { createTwinModel, type TwinModel } from "../twin/twin-model.ts";
import { gatherParts } from "../twin/twin-parts.ts";
import { noteEffects } from "./notes-effects.ts";
import { notesManifest } from "./notes-manifest.ts";
import { notesPages } from "./notes-pages.ts";

/**
 * A small made-up vendor for the framework's own tests: authors write notes, notes are published, and each
 * author has one profile.
 */
const operation = (
  entry: Omit<OperationEntry, "coverage" | "answer"> & Partial<OperationEntry>,
): OperationEntry => ({
  coverage: "derived",
  answer: {
    status: 200,
    body: entry.kind === "list" ? "list" : "item",
    ...(entry.resource === undefined ? {} : { resource: entry.resource }),
    ...(entry.kind === "list" ? { at: "data" } : {}),
  },
  ...entry,
});

const note = { name: "note", resource: "note" };
const author = { name: "author", resource: "author" };
const form = ["application/x-www-form-urlencoded"];

const operations: readonly OperationEntry[] = [
  operation({
    id: "listAuthors",
    method: "GET",
    path: "/authors",
    kind: "list",
    resource: "author",
    query: 10,
  }),
  operation({
    id: "createAuthor",
    method: "POST",
    path: "/authors",
    kind: "create",
    resource: "author",
    body: 11,
    accepts: form,
  }),
  operation({
    id: "getAuthor",
    method: "GET",
    path: "/authors/{author}",
    kind: "get",
    resource: "author",
    params: [author],
    query: 12,
  }),
  operation({ id: "listNotes", method: "GET", path: "/notes", kind: "list", resource: "note", query: 10 }),
  operation({
    id: "createNote",
    method: "POST",
    path: "/notes",
    kind: "create",
    resource: "note",
    body: 13,
    accepts: form,
  }),
  operation({
    id: "getNote",
    method: "GET",
    path: "/notes/{note}",
    kind: "get",
    resource: "note",
    params: [note],
    query: 12,
  }),
  operation({
    id: "updateNote",
    method: "POST",
    path: "/notes/{note}",
    kind: "update",
    resource: "note",
    params: [note],
    body: 14,
    accepts: form,
  }),
  operation({
    id: "deleteNote",
    method: "DELETE",
    path: "/notes/{note}",
    kind: "delete",
    resource: "note",
    params: [note],
    answer: { status: 200, body: "skeleton", skeleton: 2 },
  }),
  operation({
    id: "publishNote",
    method: "POST",
    path: "/notes/{note}/publish",
    kind: "action",
    action: "publish",
    resource: "note",
    params: [note],
    body: 15,
    accepts: form,
  }),
  operation({
    id: "listNotesOfAuthor",
    method: "GET",
    path: "/authors/{author}/notes",
    kind: "list",
    resource: "note",
    params: [{ ...author, field: "author" }],
    query: 10,
  }),
  operation({
    id: "getProfile",
    method: "GET",
    path: "/authors/{author}/profile",
    kind: "singleton_get",
    resource: "profile",
    params: [{ ...author, field: "author" }],
  }),
  operation({
    id: "updateProfile",
    method: "POST",
    path: "/authors/{author}/profile",
    kind: "singleton_update",
    resource: "profile",
    params: [{ ...author, field: "author" }],
    body: 16,
    accepts: form,
  }),
  operation({
    id: "printNotes",
    method: "GET",
    path: "/printout",
    kind: "none",
    coverage: "refused",
    note: "Nothing prints.",
    answer: { status: 200, body: "binary" },
  }),
  operation({
    id: "newestNote",
    method: "GET",
    path: "/newest",
    kind: "none",
    coverage: "described",
    query: 12,
    answer: { status: 200, body: "item", resource: "note", skeleton: 1 },
  }),
  operation({
    id: "countNotes",
    method: "GET",
    path: "/count",
    kind: "none",
    coverage: "described",
    answer: { status: 200, body: "skeleton", skeleton: 4 },
  }),
];

function routesOf(entries: readonly OperationEntry[]): RouteNode {
  interface Node {
    to?: Record<string, Node>;
    any?: Node;
    at?: Record<string, number>;
  }
  const root: Node = {};
  for (const [position, { path, method }] of entries.entries()) {
    let node = root;
    for (const segment of path.split("/").slice(1)) {
      const isParameter = segment.startsWith("{");
      const next: Node = (isParameter ? node.any : node.to?.[segment]) ?? {};
      if (isParameter) node.any = next;
      else node.to = { ...node.to, [segment]: next };
      node = next;
    }
    node.at = { ...node.at, [method]: position };
  }
  return root;
}

const boot: BootArtifact = {
  format: 1,
  vendor: "notes",
  operations,
  routes: routesOf(operations),
  events: ["note.created", "note.updated", "note.published", "note.deleted", "author.created"],
};

const lazy: LazyArtifact = {
  format: 1,
  schemas: [
    /* 0 */ { type: "string" },
    /* 1 */ { type: ["string", "null"] },
    /* 2 */ { type: "integer" },
    /* 3 */ { type: "object", additionalProperties: 0 },
    /* 4 */ { type: "string", enum: ["draft", "published"] },
    /* 5: an author */ {
      type: "object",
      required: ["id", "object", "created", "metadata"],
      properties: { id: 0, object: 0, created: 2, name: 1, metadata: 3, address: 9, notes: 18, token: 0 },
    },
    /* 6: a note */ {
      type: "object",
      required: ["id", "object", "created", "status", "metadata"],
      properties: { id: 0, object: 0, created: 2, author: 1, text: 1, status: 4, metadata: 3, length: 2 },
    },
    /* 7: a profile */ { type: "object", properties: { author: 1, motto: 1 } },
    /* 8 */ { type: "array", items: 0 },
    /* 9 */ { type: ["object", "null"], properties: { city: 1, street: 1 } },
    /* 10: lists */ {
      type: "object",
      additionalProperties: false,
      properties: {
        limit: 2,
        starting_after: 0,
        ending_before: 0,
        expand: 8,
        author: 0,
        status: 4,
        created: 17,
      },
    },
    /* 11: new author */ {
      type: "object",
      additionalProperties: false,
      properties: { name: 0, metadata: 3, address: 9, expand: 8 },
    },
    /* 12: get */ { type: "object", additionalProperties: false, properties: { expand: 8 } },
    /* 13: new note */ {
      type: "object",
      additionalProperties: false,
      required: ["text"],
      properties: { text: 0, author: 0, metadata: 3, expand: 8 },
    },
    /* 14: changed note */ {
      type: "object",
      additionalProperties: false,
      properties: { text: 0, author: 0, metadata: 3, expand: 8 },
    },
    /* 15 */ { type: "object", additionalProperties: false, properties: { fail: 0, for: 0, effect: 0 } },
    /* 16 */ { type: "object", additionalProperties: false, properties: { motto: 0 } },
    /* 17 */ { type: "object", additionalProperties: false, properties: { gt: 2, gte: 2, lt: 2, lte: 2 } },
    /* 18 */ { type: "object" },
  ],
  skeletons: [
    { id: "", object: "author", created: 0, name: null, metadata: {}, address: null },
    { id: "", object: "note", created: 0, author: null, text: null, status: "draft", metadata: {} },
    { id: "", object: "note", deleted: true },
    { author: null, motto: null },
    { count: 0 },
  ],
  resources: {
    author: {
      name: "author",
      schema: 5,
      key: "id",
      items: ["/authors/{author}"],
      collections: ["/authors"],
      skeleton: 0,
      includable: { notes: { resource: "note", by: "author", url: "/authors/{author}/notes" } },
      tag: { field: "object", value: "author" },
    },
    note: {
      name: "note",
      schema: 6,
      key: "id",
      items: ["/notes/{note}"],
      collections: ["/notes", "/authors/{author}/notes"],
      skeleton: 1,
      references: { author: ["author"] },
      expandable: ["author"],
      state: { field: "status", values: ["draft", "published"] },
      tag: { field: "object", value: "note" },
    },
    profile: {
      name: "profile",
      schema: 7,
      key: "author",
      items: ["/authors/{author}/profile"],
      collections: [],
      skeleton: 3,
    },
  },
};

const config: AnyVendorConfig = {
  name: "notes",
  auth: ({ header }) => {
    const key = header("authorization")?.replace("Bearer ", "");
    return key ? { id: key, scopes: [], account: key } : { reason: "unauthenticated" };
  },
  errors: (failure) => ({
    status: failure.problem === "unknown_path" ? 404 : httpStatus(failure.reason, failure.problem),
    body: { error: { ...failure } },
  }),
  headers: ({ id }) => ({ "Request-Id": id }),
  parameters: "anywhere",
  paramName: bracketed,
  order: "newest",
  pagination: cursor({
    after: "starting_after",
    before: "ending_before",
    limit: "limit",
    default: 3,
    max: 50,
    strict: true,
    envelope: ({ items, more, path }) => ({ data: items, more, path }),
  }),
  expansion: { param: "expand", depth: 3 },
  idempotency: {
    header: "Idempotency-Key",
    hours: 24,
    methods: ["POST"],
    replayed: "Idempotent-Replayed",
    mismatch: { reason: "aborted", code: "key_reused" },
  },
  unset: "",
  merge: ["metadata"],
  ids: { "*": prefixed("x_", 8) },
  defaults: { created: unixNow, metadata: {} },
  deleted: ({ id }, resource) => ({ id, object: resource, deleted: true }),
  events: {
    name: ({ resource, change }) => `${resource}.${change}`,
    envelope: ({ id, name, data, previous }) => ({ id, object: "event", name, data, previous }),
    resource: "event",
    id: prefixed("evt_", 8),
  },
};

const behaviours = {
  operations: {
    kind: "operations",
    handlers: { newestNote: ({ store }: AnyContext) => store["note"]?.list().at(-1) },
  },
  pages: notesPages,
  author: {
    kind: "resource",
    name: "author",
    identity: { path: "/authors/{author}", id: prefixed("a_", 8) },
    behaviour: {
      defaults: { token: ({ random }: AnyContext) => random(8) },
      onCreate: ["token"],
      listed: ({ name }, { header }) => name !== "Nobody" || header("x-all") !== undefined,
    } satisfies AnyBehaviour,
  },
  note: {
    kind: "resource",
    name: "note",
    identity: { path: "/notes/{note}", id: prefixed("n_", 8), state: "status" },
    behaviour: {
      initial: "draft",
      actions: {
        publish: {
          from: ["draft"],
          to: "published",
          handle: ({ self, body, store, fail }) => {
            if (body["for"])
              store["note"]?.schedule(self, String(body["effect"] ?? "retract"), String(body["for"]));
            if (!body["fail"]) return undefined;
            store["note"]?.update(self, { text: "half-way" });
            return fail("permission_denied", { keep: body["fail"] === "keep" });
          },
        },
      },
      computed: { length: ({ text }) => String(text).length },
      onExpand: ["length"],
      effects: noteEffects,
      wellKnown: (id) => (id === "n_sample" ? { text: "A sample." } : undefined),
    } satisfies AnyBehaviour,
  },
};

/** The made-up vendor as the runtime takes it, with conventions beside or in place of its own. */
export function notesModel(others: Partial<AnyVendorConfig> = {}): TwinModel {
  const vendor = { kind: "vendor", config: { ...config, ...others } };
  return createTwinModel({
    manifest: notesManifest(operations.length),
    boot,
    loadLazy: () => lazy,
    parts: gatherParts([{ ...behaviours, vendor }]),
  });
}
