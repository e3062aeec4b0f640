import assert from "node:assert/strict";
import { notesModel } from "../testing/notes-api.ts";
import { idOf, NOON, type Sent, send, start } from "../testing/notes-client.ts";
import { createTwin } from "./create-twin.ts";
import type { Twin } from "./twin.ts";

function codeOf({ body }: Sent): unknown {
  const { error } = body;
  return typeof error === "object" && error !== null && "reason" in error ? error.reason : undefined;
}

describe("the engine", () => {
  it("creates with blanks, defaults and the request's fields", () => {
    const twin = start();
    const { status, body } = send(twin, "POST /authors", { form: { name: "Ada", "address[city]": "Turin" } });
    assert.equal(status, 200);
    const { id, token: _, ...rest } = body;
    assert.match(String(id), /^a_\w{8}$/);
    assert.deepEqual(rest, {
      object: "author",
      created: Date.parse(NOON) / 1000,
      name: "Ada",
      metadata: {},
      address: { city: "Turin", street: null },
    });
  });

  it("merges maps key by key, nested objects property by property, and unsets what is sent empty", () => {
    const twin = start();
    const id = idOf(
      send(twin, "POST /notes", { form: { text: "One", "metadata[a]": "1", "metadata[b]": "2" } }),
    );
    const { body } = send(twin, `POST /notes/${id}`, {
      form: { text: "", "metadata[a]": "", "metadata[c]": "3" },
    });
    assert.equal(body["text"], null);
    assert.deepEqual(body["metadata"], { b: "2", c: "3" });
  });

  it("answers not found for the path's id and for a parameter's", () => {
    const twin = start();
    const missing = send(twin, "GET /notes/n_none");
    assert.equal(missing.status, 404);
    assert.deepEqual(missing.body["error"], {
      reason: "not_found",
      resource: "note",
      id: "n_none",
      param: "note",
      from: "path",
    });
    const referred = send(twin, "POST /notes", { form: { text: "x", author: "a_none" } });
    assert.deepEqual(referred.body["error"], {
      reason: "not_found",
      resource: "author",
      id: "a_none",
      param: "author",
    });
    assert.deepEqual(twin.state("k1"), { k1: {} });
  });

  it("makes well-known ids' entities when they are named", () => {
    const twin = start();
    const { body } = send(twin, "GET /notes/n_sample");
    assert.equal(body["text"], "A sample.");
    assert.match(String(body["id"]), /^n_\w{8}$/);
  });

  it("lets an action happen in its states only", () => {
    const twin = start();
    const id = idOf(send(twin, "POST /notes", { form: { text: "One" } }));
    assert.equal(send(twin, `POST /notes/${id}/publish`).body["status"], "published");
    const again = send(twin, `POST /notes/${id}/publish`);
    assert.equal(codeOf(again), "failed_precondition");
    assert.equal(send(twin, `GET /notes/${id}`).body["status"], "published");
  });

  it("undoes a failed request, unless it is told to keep", () => {
    const twin = start();
    const id = idOf(send(twin, "POST /notes", { form: { text: "One" } }));
    const before = JSON.stringify(twin.state());
    assert.equal(send(twin, `POST /notes/${id}/publish`, { form: { fail: "undo" } }).status, 403);
    assert.equal(JSON.stringify(twin.state()), before);
    assert.equal(send(twin, `POST /notes/${id}/publish`, { form: { fail: "keep" } }).status, 403);
    assert.equal(send(twin, `GET /notes/${id}`).body["text"], "half-way");
  });

  it("records an event for each change, a new state before the change, with the values before", () => {
    const twin = start();
    const id = idOf(send(twin, "POST /notes", { form: { text: "One" } }));
    send(twin, `POST /notes/${id}`, { form: { text: "Two" } });
    send(twin, `POST /notes/${id}`, { form: { text: "Two" } });
    send(twin, `POST /notes/${id}/publish`);
    send(twin, `DELETE /notes/${id}`);
    const names = twin.captures().flatMap((capture) => capture.events);
    assert.deepEqual(names, ["note.created", "note.updated", "note.published", "note.deleted"]);
    const events = Object.values(twin.state("k1")["k1"]?.["event"] ?? {});
    assert.deepEqual(
      events.map((event) => event["previous"]),
      [undefined, { text: "One" }, { status: "draft" }, undefined],
    );
  });

  it("keeps callers of different accounts apart, ids and all", () => {
    const twin = start();
    send(twin, "POST /notes", { form: { text: "mine" }, key: "k1" });
    assert.equal(send(twin, "GET /notes", { key: "k2" }).body.data?.length, 0);
    const alone = start();
    const id = idOf(send(alone, "POST /notes", { form: { text: "theirs" }, key: "k2" }));
    assert.equal(idOf(send(twin, "POST /notes", { form: { text: "theirs" }, key: "k2" })), id);
  });

  it("gives the same bytes for the same requests", () => {
    const run = () => {
      const twin = start();
      const sent = [send(twin, "POST /authors", { form: { name: "Ada" } })];
      for (let count = 0; count < 20; count++)
        sent.push(send(twin, "POST /notes", { form: { text: `${count}` } }));
      sent.push(send(twin, "GET /notes?limit=20"), send(twin, "GET /notes/none"));
      return JSON.stringify(sent);
    };
    assert.equal(run(), run());
  });

  it("forgets everything on reset, and begins again as it began", () => {
    const twin = start();
    const first = idOf(send(twin, "POST /notes", { form: { text: "One" } }));
    twin.reset("k1");
    assert.equal(send(twin, `GET /notes/${first}`).status, 404);
    twin.reset();
    assert.equal(idOf(send(twin, "POST /notes", { form: { text: "One" } })), first);
  });

  it("refuses what it does not emulate, and says how far the rest goes", () => {
    const twin = start();
    const refused = send(twin, "GET /printout");
    assert.equal(codeOf(refused), "unimplemented");
    assert.equal(refused.headers["X-WonderTwin-Coverage"], "refused");
    const described = send(twin, "GET /count");
    assert.deepEqual(described.body, { count: 0 });
    assert.equal(described.headers["X-WonderTwin-Coverage"], "described");
    assert.equal(send(twin, "GET /notes").headers["X-WonderTwin-Coverage"], "modelled");
    assert.equal(send(twin, "GET /nowhere").headers["X-WonderTwin-Coverage"], undefined);
  });

  it("keeps the only thing of its kind below its parent", () => {
    const twin = start();
    const id = idOf(send(twin, "POST /authors", { form: { name: "Ada" } }));
    const other = idOf(send(twin, "POST /authors", { form: { name: "Bob" } }));
    send(twin, `POST /authors/${id}/profile`, { form: { motto: "Onward" } });
    assert.deepEqual(send(twin, `GET /authors/${id}/profile`).body, { author: id, motto: "Onward" });
    assert.deepEqual(send(twin, `GET /authors/${other}/profile`).body, { author: other, motto: null });
  });
});

describe("idempotency", () => {
  const once = { "idempotency-key": "once" };

  it("answers the same key with the same answer, marked", () => {
    const twin = start();
    const first = send(twin, "POST /notes", { form: { text: "One" }, headers: once });
    const second = send(twin, "POST /notes", { form: { text: "One" }, headers: once });
    assert.deepEqual(second.body, first.body);
    assert.equal(first.headers["Idempotent-Replayed"], undefined);
    assert.equal(second.headers["Idempotent-Replayed"], "true");
    assert.equal(send(twin, "GET /notes").body.data?.length, 1);
  });

  it("refuses the same key with other parameters", () => {
    const twin = start();
    send(twin, "POST /notes", { form: { text: "One" }, headers: once });
    assert.equal(codeOf(send(twin, "POST /notes", { form: { text: "Two" }, headers: once })), "aborted");
  });

  it("keeps a failure's answer too, but not that of parameters it could not read", () => {
    const twin = start();
    const id = idOf(send(twin, "POST /notes", { form: { text: "One" } }));
    const fail = () => send(twin, `POST /notes/${id}/publish`, { form: { fail: "keep" }, headers: once });
    assert.equal(fail().headers["Idempotent-Replayed"], undefined);
    assert.equal(fail().headers["Idempotent-Replayed"], "true");
    const other = { "idempotency-key": "other" };
    assert.equal(send(twin, "POST /notes", { form: { bogus: "1" }, headers: other }).status, 400);
    assert.equal(send(twin, "POST /notes", { form: { text: "One" }, headers: other }).status, 200);
  });

  it("gives the answer's own headers again", () => {
    const model = notesModel();
    const errors: typeof model.vendor.errors = (failure, request) => ({
      ...model.vendor.errors(failure, request),
      headers: { "Content-Type": "application/problem+json", "X-Reason": failure.reason },
    });
    const twin = createTwin({ ...model, vendor: { ...model.vendor, errors } }, { now: NOON });
    const id = idOf(send(twin, "POST /notes", { form: { text: "One" } }));
    const fail = () => send(twin, `POST /notes/${id}/publish`, { form: { fail: "yes" }, headers: once });
    fail();
    const { headers } = fail();
    assert.equal(headers["Idempotent-Replayed"], "true");
    assert.equal(headers["Content-Type"], "application/problem+json");
    assert.equal(headers["X-Reason"], "permission_denied");
  });

  it("keeps the keys of different accounts apart", () => {
    const twin = start();
    send(twin, "POST /notes", { form: { text: "One" }, headers: once });
    const { headers } = send(twin, "POST /notes", { form: { text: "Two" }, headers: once, key: "k2" });
    assert.equal(headers["Idempotent-Replayed"], undefined);
  });
});

describe("lists", () => {
  function withNotes(count: number): { twin: Twin; ids: string[] } {
    const twin = start();
    const ids: string[] = [];
    for (let index = 0; index < count; index++)
      ids.unshift(idOf(send(twin, "POST /notes", { form: { text: String(index) } })));
    return { twin, ids };
  }
  const idsOf = ({ body }: Sent) => body.data?.map(({ id }) => id);

  it("show the newest first and page through all, either way", () => {
    const { twin, ids } = withNotes(8);
    const first = send(twin, "GET /notes");
    assert.deepEqual(idsOf(first), ids.slice(0, 3));
    assert.equal(first.body["more"], true);
    const second = send(twin, `GET /notes?starting_after=${ids[2]}`);
    assert.deepEqual(idsOf(second), ids.slice(3, 6));
    const last = send(twin, `GET /notes?starting_after=${ids[5]}`);
    assert.deepEqual([idsOf(last), last.body["more"]], [ids.slice(6), false]);
    const back = send(twin, `GET /notes?ending_before=${ids[6]}`);
    assert.deepEqual([idsOf(back), back.body["more"]], [ids.slice(3, 6), true]);
    const start = send(twin, `GET /notes?ending_before=${ids[2]}`);
    assert.deepEqual([idsOf(start), start.body["more"]], [ids.slice(0, 2), false]);
  });

  it("stay stable while items come and go", () => {
    const { twin, ids } = withNotes(6);
    send(twin, "POST /notes", { form: { text: "new" } });
    send(twin, `DELETE /notes/${ids[3]}`);
    assert.deepEqual(idsOf(send(twin, `GET /notes?starting_after=${ids[2]}`)), ids.slice(4));
  });

  it("refuse a cursor that names nothing and a limit out of bounds", () => {
    const { twin } = withNotes(1);
    assert.equal(codeOf(send(twin, "GET /notes?starting_after=n_none")), "not_found");
    for (const limit of [0, 51, -1])
      assert.equal(send(twin, `GET /notes?limit=${limit}`).status, 400, `${limit}`);
  });

  it("filter by equal fields, ranges and the path", () => {
    const { twin, ids } = withNotes(3);
    const author = idOf(send(twin, "POST /authors", { form: { name: "Ada" } }));
    send(twin, `POST /notes/${ids[1]}`, { form: { author } });
    send(twin, `POST /notes/${ids[2]}/publish`);
    assert.deepEqual(idsOf(send(twin, `GET /notes?author=${author}`)), [ids[1]]);
    assert.deepEqual(idsOf(send(twin, `GET /authors/${author}/notes`)), [ids[1]]);
    assert.deepEqual(idsOf(send(twin, "GET /notes?status=published")), [ids[2]]);
    assert.deepEqual(idsOf(send(twin, `GET /notes?status=draft&author=${author}`)), [ids[1]]);
    const now = Date.parse(NOON) / 1000;
    assert.equal(idsOf(send(twin, `GET /notes?created[gte]=${now}`))?.length, 3);
    assert.equal(idsOf(send(twin, `GET /notes?created[gt]=${now}`))?.length, 0);
    assert.equal(codeOf(send(twin, "GET /authors/a_none/notes")), "not_found");
  });
});

describe("expansion", () => {
  it("puts entities in place of their ids, and lists of children where asked", () => {
    const twin = start();
    const author = idOf(send(twin, "POST /authors", { form: { name: "Ada" } }));
    const id = idOf(send(twin, "POST /notes", { form: { text: "One", author } }));
    assert.equal(send(twin, `GET /notes/${id}`).body["author"], author);
    const expanded = send(twin, `GET /notes/${id}?expand[]=author`).body["author"];
    assert.equal(typeof expanded === "object" && expanded && "name" in expanded && expanded.name, "Ada");
    const [listed] = send(twin, "GET /notes?expand[]=data.author").body.data ?? [];
    assert.equal(typeof Object(listed)["author"], "object");
    const deep = send(twin, `GET /authors/${author}?expand[]=notes`).body["notes"];
    assert.deepEqual(Object(deep)["data"]?.length, 1);
    assert.equal(send(twin, `GET /authors/${author}`).body["notes"], undefined);
  });

  it("refuses what cannot be expanded, and what goes too deep", () => {
    const twin = start();
    const id = idOf(send(twin, "POST /notes", { form: { text: "One" } }));
    assert.equal(send(twin, `GET /notes/${id}?expand[]=text`).status, 400);
    assert.equal(send(twin, `GET /notes/${id}?expand[]=author.notes.data.author`).status, 400);
  });
});

describe("captures", () => {
  it("list exchanges with what they changed, secrets hidden", () => {
    const twin = start();
    send(twin, "POST /notes", { form: { text: "One" } });
    send(twin, "GET /notes/none");
    const [made, missing] = twin.captures();
    assert.equal(made?.operation, "createNote");
    assert.equal(made?.request.body, "text=One");
    assert.equal(made?.request.headers["authorization"], "[redacted]");
    assert.deepEqual(
      made?.changes.map(({ resource, kind }) => `${kind} ${resource}`),
      ["inserted note", "inserted event"],
    );
    assert.deepEqual([missing?.status, missing?.changes], [404, []]);
    assert.ok(!JSON.stringify(twin.captures()).includes("Bearer"));
  });

  it("keep the newest and number all", () => {
    const twin = start({ captures: 3 });
    for (let count = 0; count < 5; count++) send(twin, "GET /count");
    assert.deepEqual(
      twin.captures().map(({ id }) => id),
      [3, 4, 5],
    );
    assert.deepEqual(
      twin.captures({ after: 4 }).map(({ id }) => id),
      [5],
    );
  });
});

describe("the clock", () => {
  it("moves for one partition or for all, those to come included", () => {
    const twin = start();
    const created = (key: string) => send(twin, "POST /notes", { form: { text: "x" }, key }).body["created"];
    const noon = Date.parse(NOON) / 1000;
    assert.equal(created("k1"), noon);
    twin.advance("1h", "k1");
    assert.equal(created("k1"), noon + 3600);
    assert.equal(created("k2"), noon);
    twin.advance("1d");
    assert.equal(created("k1"), noon + 90_000);
    assert.equal(created("k3"), noon + 86_400);
    assert.throws(() => twin.advance("soon"), { code: "bad_duration" });
  });

  it("lets idempotency keys expire", () => {
    const twin = start();
    const once = { "idempotency-key": "once" };
    const make = () => send(twin, "POST /notes", { form: { text: "One" }, headers: once });
    const first = idOf(make());
    twin.advance("23h");
    assert.equal(idOf(make()), first);
    twin.advance("2h");
    assert.notEqual(idOf(make()), first);
  });
});
