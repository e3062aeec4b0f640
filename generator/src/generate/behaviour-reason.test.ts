import assert from "node:assert/strict";
import type { ExplainedOperation } from "../model/explain.ts";
import { behaviourReason } from "./behaviour-reason.ts";

const operation = (kind: ExplainedOperation["kind"], action?: string): ExplainedOperation => ({
  id: "PayOrder",
  method: "POST",
  path: "/orders/{id}/pay",
  kind,
  coverage: "described",
  why: "POST below one order",
  note: "Nothing says what pay changes in order.",
  ...(action !== undefined && { action }),
});

describe("behaviourReason", () => {
  it("names the action that says it", () => {
    const said = { exported: [], overrides: ["create", "actions.pay"] };
    assert.equal(behaviourReason(operation("action", "pay"), said), "the behaviour's actions.pay");
  });

  it("names the handler, whatever else is said", () => {
    const exported = [null, { kind: "operations", handlers: { PayOrder: () => undefined } }];
    const said = { exported, overrides: ["actions.pay"] };
    assert.equal(
      behaviourReason(operation("action", "pay"), said),
      "the behaviour's own handler of PayOrder",
    );
  });

  it("adds what takes part in a standard method to why it is one", () => {
    const said = { exported: [], overrides: ["create", "created", "filters.status", "actions.pay"] };
    const why = (kind: ExplainedOperation["kind"]) => behaviourReason(operation(kind), said);
    assert.equal(why("create"), "POST below one order, with the behaviour's create and created");
    assert.equal(why("list"), "POST below one order, with the behaviour's filters");
    assert.equal(why("get"), "POST below one order");
  });
});
