import assert from "node:assert/strict";

import { stoppedAt } from "../clock/clock.ts";
import { World } from "../store/world.ts";
import { notesModel } from "../testing/notes-api.ts";
import { filtersOf } from "./list-filters.ts";
import { Session } from "./session.ts";

describe("a list's filters", () => {
  const session = new Session({
    world: World.create("one", { seed: "", clock: stoppedAt(0) }),
    wall: 0,
    twin: notesModel(),
    head: { method: "GET", path: "/authors", header: () => undefined, parameter: () => undefined },
    caller: { id: "one", scopes: [] },
    id: "1",
    baseUrl: "",
  });
  const model = session.resource("author");
  const authors = [
    { id: "a", name: "Ada", created: 10, address: { city: "Turin", street: null } },
    { id: "b", name: "Bob", created: 20, address: { city: "Bern", street: null } },
    { id: "c", name: "Cy", created: 30, address: null },
  ];
  const matching = (query: Record<string, unknown>) => {
    const { equal, tests } = filtersOf(session, model, { query, ignored: ["limit"], fixed: {} });
    const isEqual = (author: Record<string, unknown>) =>
      equal.every(([field, value]) => author[field] === value);
    return authors
      .filter((author) => isEqual(author) && tests.every((test) => test(author)))
      .map(({ id }) => id);
  };

  it("take a field's value", () => assert.deepEqual(matching({ name: "Ada" }), ["a"]));
  it("take any of several values", () => assert.deepEqual(matching({ name: ["Ada", "Cy"] }), ["a", "c"]));
  it("take a range", () => assert.deepEqual(matching({ created: { gt: 10, lte: 30 } }), ["b", "c"]));
  it("let what is no bound of a range limit nothing", () =>
    assert.deepEqual(matching({ created: JSON.parse('{"gt": 10, "__proto__": 1}') }), ["b", "c"]));
  it("take a part of a nested object", () =>
    assert.deepEqual(matching({ address: { city: "Bern" } }), ["b"]));
  it("are none where no field has the name", () =>
    assert.deepEqual(matching({ limit: 1, unheard_of: "x" }), ["a", "b", "c"]));
});
