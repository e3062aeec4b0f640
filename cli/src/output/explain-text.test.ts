import assert from "node:assert/strict";
import type { TwinExplanation } from "@wondertwin/generator";
import { resourceText } from "./explain-text.ts";
import { visibleWidth } from "./wrapped.ts";

const resource: NonNullable<TwinExplanation["resource"]> = {
  resource: "order",
  key: "id",
  collections: ["/orders"],
  items: ["/orders/{id}"],
  references: { "buyer.of_the_first_instance": ["customer"], origin: [] },
  expandable: Array.from({ length: 20 }, (_, index) => `expandable_${index}`),
  includable: {},
  filters: [],
  skeleton: { id: "" },
  events: [],
  actions: [{ name: "pay" }],
  overrides: ["actions.pay"],
  operations: [
    {
      id: "PayOrder",
      method: "POST",
      path: "/orders/{id}/pay",
      kind: "action",
      coverage: "modelled",
      why: "the behaviour's actions.pay",
    },
    {
      id: "ShipOrder",
      method: "DELETE",
      path: "/orders/{id}/ship",
      kind: "action",
      coverage: "described",
      why: "DELETE below the path of one order",
      note: "Nothing says what ship changes in order.",
    },
  ],
};
const plain = (text: string) => text;
const style = { strong: plain, dim: plain, good: plain, warning: plain, bad: plain, link: plain };
const textAt = (columns: number) => resourceText(resource, { columns, style });

describe("resourceText", () => {
  for (const columns of [60, 80, 120]) {
    it(`keeps within ${columns} columns, and loses no word`, () => {
      const text = textAt(columns);
      for (const line of text.split("\n")) assert(visibleWidth(line) <= columns, line);
      for (const field of resource.expandable) assert.match(text, new RegExp(`\\b${field}\\b`));
    });
  }

  it("begins wrapped lines below where the first began", () => {
    assert.match(textAt(80), /\n {4}expandable +expandable_0, [^\n]*\n {19}expandable_/);
  });

  it("says where references lead, even where the API does not", () => {
    assert.match(textAt(120), /origin → something that the API itself does not show/);
    assert.match(textAt(120), /buyer\.of_the_first_instance → customer/);
  });

  it("gives a modelled operation's reason, and what is not known of others", () => {
    assert.match(textAt(120), /POST +\/orders\/\{id\}\/pay +action +modelled +the behaviour's actions\.pay/);
    assert.match(textAt(120), /ship +action +described +Nothing says what ship changes in order\./);
  });

  it("puts the reason below the call where the terminal is narrow", () => {
    assert.match(
      textAt(60),
      /POST {5}\/orders\/\{id\}\/pay\n {13}action, modelled: the behaviour's actions\.pay\n/,
    );
  });
});
