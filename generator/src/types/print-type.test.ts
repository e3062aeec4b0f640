import assert from "node:assert/strict";
import { printName, printType } from "./print-type.ts";
import { literal, named, objectOf, STRING, union } from "./type-node.ts";

describe("printType", () => {
  it("writes a long union one alternative a line", () => {
    const names = [
      "requires_payment_method",
      "requires_confirmation",
      "requires_action",
      "requires_capture",
      "succeeded",
    ];
    const type = objectOf([{ name: "status", type: union(names.map(literal)) }]);
    assert.equal(
      printType(type),
      [
        "{",
        "  status:",
        '    | "requires_payment_method"',
        '    | "requires_confirmation"',
        '    | "requires_action"',
        '    | "requires_capture"',
        '    | "succeeded";',
        "}",
      ].join("\n"),
    );
  });

  it("keeps a short object with one property on its line", () => {
    assert.equal(printType(objectOf([{ name: "id", type: STRING }])), "{ id: string }");
    assert.equal(printType(objectOf([])), "{}");
  });

  it("indents objects within objects", () => {
    const inner = objectOf([
      { name: "a", type: STRING, optional: true },
      { name: "b", type: named("number") },
    ]);
    assert.equal(
      printType(objectOf([{ name: "inner", type: inner, comment: "What it is" }])),
      "{\n  /** What it is */\n  inner: {\n    a?: string;\n    b: number;\n  };\n}",
    );
  });
});

describe("printName", () => {
  it("quotes what is no name in TypeScript", () => {
    assert.equal(printName("customer_id"), "customer_id");
    assert.equal(printName("200"), "200");
    assert.equal(printName("2XX"), '"2XX"');
    assert.equal(printName("007"), '"007"');
    assert.equal(printName("issues/add-labels"), '"issues/add-labels"');
    assert.equal(printName(""), '""');
    assert.equal(printName("größe"), '"größe"');
    assert.equal(printName("__proto__"), "__proto__");
  });
});
