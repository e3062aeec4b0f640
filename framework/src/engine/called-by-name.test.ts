import assert from "node:assert/strict";
import { CaptureLog } from "../capture/capture-log.ts";
import { stoppedAt } from "../clock/clock.ts";
import { notesModel } from "../testing/notes-api.ts";
import type { AnyVendorConfig } from "../twin/erased.ts";
import { createTwinModel } from "../twin/twin-model.ts";
import { Engine } from "./engine.ts";
import { Worlds } from "./worlds.ts";

/** A made-up vendor whose one method is called by name, with arguments that are written in any way. */
function twinWith(conventions: Partial<AnyVendorConfig>) {
  const { vendor, manifest } = notesModel();
  const config: AnyVendorConfig = {
    ...vendor,
    methods: "any",
    parameters: "anywhere",
    nested: "json",
    strictParameters: false,
    ...conventions,
  };
  return createTwinModel({
    manifest,
    boot: {
      format: 1,
      vendor: "notes",
      routes: { to: { "notes.echo": { at: { POST: 0 } } } },
      operations: [
        {
          id: "notes_echo",
          method: "POST",
          path: "/notes.echo",
          kind: "none",
          coverage: "described",
          scopes: ["notes:read"],
          body: 0,
          answer: { status: 200, body: "skeleton" },
        },
      ],
    },
    loadLazy: () => ({
      format: 1,
      resources: {},
      skeletons: [],
      schemas: [
        { type: "object", properties: { count: 1, tags: 2, style: 3, text: 4 } },
        { type: "integer" },
        { type: "array", items: 1 },
        { type: "object", properties: { bold: 5 } },
        { type: "string" },
        { type: "boolean" },
      ],
    }),
    parts: {
      vendor: config,
      resources: new Map(),
      handlers: new Map([["notes_echo", ({ body, caller }) => ({ body, by: caller.id })]]),
      pages: new Map(),
      seed: new Map(),
      triggers: { headers: {}, events: new Map() },
    },
  });
}

interface Sent {
  readonly method?: string;
  readonly query?: string;
  readonly body?: string;
  readonly type?: string;
}

function ask(conventions: Partial<AnyVendorConfig>, sent: Sent) {
  const { method = "POST", query = "", body = "", type = "application/x-www-form-urlencoded" } = sent;
  const worlds = new Worlds({ seed: "", clock: stoppedAt(0), plant: () => {}, fill: () => {} });
  const twin = twinWith(conventions);
  const engine = new Engine({ twin, worlds, captures: new CaptureLog(10), onBug: assert.fail });
  const { status, body: text } = engine.handle({
    method,
    url: `/notes.echo${query}`,
    headers: { authorization: "Bearer k1", "content-type": type },
    body: Buffer.from(body),
    baseUrl: "",
  });
  return { status, ...JSON.parse(String(text)) };
}

describe("a method called by name", () => {
  const said = { count: 2, tags: [1, 2], style: { bold: true }, text: "[x" };

  it("takes its arguments from a query, a form or JSON, by any HTTP method", () => {
    const query = "?count=2&tags=%5B1,2%5D&style=%7B%22bold%22:%22true%22%7D&text=%5Bx";
    assert.deepEqual(ask({}, { method: "GET", query }).body, said);
    assert.deepEqual(ask({}, { body: query.slice(1) }).body, said);
    const json = { body: JSON.stringify(said), type: "application/json" };
    assert.deepEqual(ask({}, json).body, said);
    assert.deepEqual(ask({}, { ...json, query: "?count=9" }).body, said);
    assert.deepEqual(ask({}, { body: '{"text":"x"}', type: "application/json", query: "?count=9" }).body, {
      count: 9,
      text: "x",
    });
  });

  it("refuses JSON that is no object, and text that is not the JSON it should be", () => {
    const { error } = ask(
      { errors: ({ problem }) => ({ status: 400, body: { error: problem } }) },
      {
        body: "[1]",
        type: "application/json",
      },
    );
    assert.equal(error, "not_an_object");
    assert.equal(ask({}, { body: "style=%7Bbold" }).status, 400);
  });

  it("finds its credential where the vendor looks for it", () => {
    const auth: AnyVendorConfig["auth"] = ({ parameter }) => ({
      id: parameter("token") ?? "nobody",
      scopes: [],
    });
    assert.equal(ask({ auth }, { query: "?token=t1" }).by, "t1");
    assert.equal(ask({ auth }, { body: "token=t2" }).by, "t2");
    assert.equal(ask({ auth }, { body: "token=%", query: "?%" }).by, undefined);
    assert.equal(ask({ auth }, { body: '{"token":"t3"}', type: "application/json" }).by, "nobody");
  });

  it("is granted or refused by what the partition knows of the caller", () => {
    const access: AnyVendorConfig["access"] = ({ caller, operation, store }) => {
      assert.equal(typeof store, "object");
      return operation.scopes.every((scope) => caller.scopes.includes(scope))
        ? { ...caller, id: "known" }
        : { reason: "permission_denied", extra: { needed: operation.scopes } };
    };
    assert.equal(ask({ access }, {}).status, 403);
    const auth: AnyVendorConfig["auth"] = () => ({ id: "k1", scopes: ["notes:read"] });
    assert.equal(ask({ access, auth }, {}).by, "known");
  });

  it("answers in the vendor's shape, a failure in that of its errors", () => {
    const answers: AnyVendorConfig["answers"] = (body, { operation }) => ({
      ok: true,
      of: operation?.id,
      ...body,
    });
    const { ok, of, by } = ask({ answers }, {});
    assert.deepEqual({ ok, of, by }, { ok: true, of: "notes_echo", by: "k1" });
    const failed = ask({ answers }, { body: "count=x" });
    assert.equal(failed.ok, undefined);
    assert.equal(failed.status, 400);
  });
});
