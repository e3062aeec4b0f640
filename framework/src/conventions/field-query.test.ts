import assert from "node:assert/strict";
import { fieldQuery, type QueryProblem } from "./field-query.ts";

const problems: QueryProblem[] = [];
const language = fieldQuery({
  param: "q",
  partLength: 3,
  fields: {
    note: { name: "text", status: "token", amount: "number", tags: "map", "card.*.last4": "token" },
  },
  problem: (problem) => {
    problems.push(problem);
    return { reason: "invalid_argument" };
  },
});

const items = [
  {
    id: 1,
    name: "Ada Lovelace",
    status: "open",
    amount: 10,
    tags: { a: "x" },
    card: { visa: { last4: "4242" } },
  },
  { id: 2, name: 'The "Hopper"', status: "closed", amount: 20, tags: {}, card: null },
  { id: 3, name: null, status: "OPEN", amount: 20, tags: { a: "xyz", "b c": "y" } },
];

function found(query: string): number[] {
  const test = language.compile(query, "note");
  if (typeof test !== "function") throw new Error(`${query} was refused.`);
  return items.filter(test).map(({ id }) => id);
}

function refusal(query: string, resource = "note"): QueryProblem["kind"] | undefined {
  problems.length = 0;
  assert.deepEqual(language.compile(query, resource), { reason: "invalid_argument" }, query);
  return problems[0]?.kind;
}

describe("a field query", () => {
  it("finds whole values without regard to case", () => {
    assert.deepEqual(found('status:"open"'), [1, 3]);
    assert.deepEqual(found("status:'OPEN'"), [1, 3]);
    assert.deepEqual(found("status:open"), [1, 3]);
    assert.deepEqual(found('name:"ada"'), []);
  });

  it("finds parts of texts", () => {
    assert.deepEqual(found('name~"love"'), [1]);
    assert.deepEqual(found('tags["a"]~"xyz"'), [3]);
  });

  it("reads escaped quotes", () => {
    assert.deepEqual(found('name:"The \\"Hopper\\""'), [2]);
  });

  it("compares numbers", () => {
    assert.deepEqual(found("amount>10"), [2, 3]);
    assert.deepEqual(found('amount>="10"'), [1, 2, 3]);
    assert.deepEqual(found("amount<20"), [1]);
    assert.deepEqual(found("amount<=20 -amount:20"), [1]);
  });

  it("looks into maps and objects", () => {
    assert.deepEqual(found('tags["a"]:"x"'), [1]);
    assert.deepEqual(found("tags['b c']:'y'"), [3]);
    assert.deepEqual(found("card.visa.last4:4242"), [1]);
  });

  it("finds what has no value, and what has one", () => {
    assert.deepEqual(found("name:null"), [3]);
    assert.deepEqual(found("-name:null"), [1, 2]);
    assert.deepEqual(found('tags["a"]:null'), [2]);
  });

  it("joins by AND, by OR, and by blanks as by AND", () => {
    assert.deepEqual(found('status:"open" AND amount:20'), [3]);
    assert.deepEqual(found('status:"open" amount:20'), [3]);
    assert.deepEqual(found('status:"closed" or tags["a"]:"x"'), [1, 2]);
    assert.deepEqual(found('-status:"open" OR -amount:20'), [1, 2]);
  });

  it("says what is wrong", () => {
    assert.equal(refusal("  "), "empty");
    assert.equal(refusal("nonsense"), "syntax");
    assert.equal(refusal('name:"open'), "syntax");
    assert.equal(refusal('status:"open" AND'), "syntax");
    assert.equal(refusal('(status:"open")'), "syntax");
    assert.equal(refusal('status:"open" AND amount:1 OR amount:2'), "mixed");
    assert.equal(refusal('colour:"red"'), "field");
    assert.equal(refusal('status:"open"', "author"), "field");
    assert.equal(refusal('tags:"x"'), "field");
    assert.equal(refusal('name["a"]:"x"'), "field");
    assert.equal(refusal('status~"open"'), "operator");
    assert.equal(refusal("name>3"), "operator");
    assert.equal(refusal("amount:many"), "value");
    assert.equal(refusal("amount>null"), "value");
    assert.equal(refusal('name~"lo"'), "short");
  });
});
