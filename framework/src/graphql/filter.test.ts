import assert from "node:assert/strict";
import { ask, filled, titles } from "../testing/graph-asking.ts";

describe("a list of a GraphQL API", () => {
  const twin = filled();

  const filters: readonly (readonly [filter: string, found: string])[] = [
    ['title: { eq: "beta" }', "beta"],
    ['title: { neq: "beta" }', "delta, Gamma ray, Alpha"],
    ['title: { in: ["beta", "Alpha"] }', "beta, Alpha"],
    ['title: { nin: ["beta", "Alpha"] }', "delta, Gamma ray"],
    ['title: { contains: "a r" }', "Gamma ray"],
    ['title: { notContains: "a" }', ""],
    ['title: { containsIgnoreCase: "GAM" }', "Gamma ray"],
    ['title: { notContainsIgnoreCase: "A" }', ""],
    ['title: { startsWith: "G", endsWith: "y" }', "Gamma ray"],
    ['title: { startsWithIgnoreCase: "a" }', "Alpha"],
    ['title: { notStartsWith: "G", notEndsWith: "a" }', ""],
    ['title: { eqIgnoreCase: "ALPHA" }', "Alpha"],
    ['title: { neqIgnoreCase: "ALPHA", contains: "eta" }', "beta"],
    ["words: { gt: 10, lte: 200 }", "delta, beta"],
    ["words: { gte: 10, lt: 30 }", "Alpha"],
    ["words: { in: [30, 10] }", "delta, Alpha"],
    ["words: { null: true }", "Gamma ray"],
    ["words: { null: false }", "delta, beta, Alpha"],
    ["words: { or: [{ lt: 20 }, { gt: 100 }] }", "beta, Alpha"],
    ['createdAt: { gt: "-P2W" }', "delta, Gamma ray, beta"],
    ['createdAt: { gt: "-P1M2W", lte: "2026-01-20" }', "beta, Alpha"],
    ['createdAt: { eq: "2026-01-20T01:00:00+01:00" }', "beta"],
    ['author: { name: { eq: "Ada" } }', "Gamma ray, Alpha"],
    ['author: { name: { containsIgnoreCaseAndAccent: "GRA" } }', "delta, beta"],
    ["parent: { null: true }", "beta, Alpha"],
    ['parent: { title: { eq: "Alpha" } }', "delta, Gamma ray"],
    ['labels: { some: { name: { eq: "red" } } }', "beta, Alpha"],
    ['labels: { name: { eq: "red" } }', "beta, Alpha"],
    ['labels: { every: { name: { eq: "red" } } }', "Gamma ray, Alpha"],
    ["labels: { length: { eq: 2 } }", "beta"],
    ["labels: { null: true }", "Gamma ray"],
    ['labels: { and: [{ name: { eq: "red" } }, { name: { eq: "green" } }] }', "beta"],
    ['labels: { or: [{ name: { eq: "blue" } }, { name: { eq: "green" } }] }', "delta, beta"],
    ['or: [{ title: { eq: "beta" } }, { words: { eq: 30 } }]', "delta, beta"],
    ['and: [{ title: { contains: "a" } }, { words: { lt: 20 } }]', "Alpha"],
    ["long: true", "beta"],
  ];
  for (const [filter, found] of filters)
    it(`filters by ${filter}`, () => {
      assert.equal(titles(twin, `(first: 9, filter: { ${filter} })`).join(", "), found);
    });

  it("says so where it does not know a field, to filter or to sort by", () => {
    const { errors } = ask(twin, '{ notes(filter: { mood: { eq: "glad" } }) { totalCount } }');
    assert.match(errors[0]?.message ?? "", /cannot filter a list of Note by mood/);
    const sorted = ask(twin, "{ notes(orderBy: updatedAt) { totalCount } }");
    assert.match(sorted.errors[0]?.message ?? "", /cannot sort a list of Note by updatedAt/);
  });

  it("says so where it does not know a comparator", () => {
    const { errors } = ask(twin, '{ notes(filter: { title: { sounds: "x" } }) { totalCount } }');
    assert.match(errors[0]?.message ?? "", /comparator sounds/);
  });
});
