import assert from "node:assert/strict";
import { answerDifferences } from "./answer-differences.ts";
import type { RecordedAnswer } from "./recorded-answer.ts";

const json = (value: unknown, headers: RecordedAnswer["headers"] = {}): RecordedAnswer => ({
  status: 200,
  headers: { "Content-Type": "application/json", ...headers },
  body: JSON.stringify(value),
});

const between = (one: RecordedAnswer, other: RecordedAnswer) => answerDifferences(one, other, Object.is);

describe("two answers", () => {
  it("differ in places that have names", () => {
    const one = json({ a: [1, { "b/c": null }], gone: 1, kept: "x" });
    const other = { ...json({ a: [1, { "b/c": {} }], kept: "x", come: [] }), status: 201 };
    assert.deepEqual(between(one, other), [
      { what: "status", path: "", recorded: 200, replayed: 201 },
      { what: "body", path: "/a/1/b~1c", recorded: null, replayed: {} },
      { what: "body", path: "/gone", recorded: 1 },
      { what: "body", path: "/come", replayed: [] },
    ]);
  });

  it("differ in headers, but for those of the carrier", () => {
    const one = json({}, { "X-Kind": "a", Date: "now", "X-WonderTwin-Coverage": "modelled" });
    const other = json({}, { "x-kind": "b", date: "later", connection: "close" });
    assert.deepEqual(between(one, other), [{ what: "header", path: "x-kind", recorded: "a", replayed: "b" }]);
  });

  it("differ as text where they are no JSON", () => {
    const text = (body: string): RecordedAnswer => ({ status: 200, headers: {}, body });
    assert.deepEqual(between(text("a"), text("a")), []);
    assert.deepEqual(between(text("a"), text("{}")), [
      { what: "body", path: "", recorded: "a", replayed: "{}" },
    ]);
    assert.deepEqual(between({ ...text("a"), cut: true }, text("ab")), [], "nobody knows how it went on");
  });
});
