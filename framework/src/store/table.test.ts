import assert from "node:assert/strict";
import fc from "fast-check";
import type { Entity } from "./entity.ts";
import { type Change, REMEMBERED, Table } from "./table.ts";

const keysOf = (table: Table, direction: "oldest" | "newest") =>
  Array.from(table.rows(direction), (row) => row.key);

function filled(count: number): Table {
  const table = new Table("note");
  for (let index = 0; index < count; index++)
    table.insert(`n${index}`, { id: `n${index}`, color: index % 3 });
  return table;
}

describe("a table", () => {
  it("gives rows from either end, and from behind any of them", () => {
    const table = filled(4);
    assert.deepEqual(keysOf(table, "newest"), ["n3", "n2", "n1", "n0"]);
    const from = table.row("n2");
    assert.ok(from);
    assert.deepEqual(
      Array.from(table.rows("newest", from), (row) => row.key),
      ["n1", "n0"],
    );
    assert.deepEqual(
      Array.from(table.rows("oldest", from), (row) => row.key),
      ["n3"],
    );
  });

  it("keeps its order through thousands of removals", () => {
    const table = filled(5000);
    for (let index = 0; index < 5000; index++) {
      const row = table.row(`n${index}`);
      if (row && index % 5 !== 0) table.remove(row);
    }
    assert.equal(table.size, 1000);
    const row = table.row("n2500");
    assert.ok(row);
    assert.equal(table.rows("oldest", row).next().value?.key, "n2505");
    assert.equal(table.rows("newest", row).next().value?.key, "n2495");
  });

  it("remembers what was removed, until it is there again", () => {
    const table = filled(2);
    const row = table.row("n1");
    assert.ok(row);
    const change = table.remove(row);
    assert.equal(table.removed("n1")?.["id"], "n1");
    table.undo(change);
    assert.equal(table.removed("n1"), undefined);
    assert.deepEqual(keysOf(table, "oldest"), ["n0", "n1"]);
  });

  it("forgets the oldest of very many that were removed", () => {
    const table = new Table("note");
    for (let index = 0; index < REMEMBERED + 5; index++) {
      table.insert(`n${index}`, { id: `n${index}` });
      const row = table.row(`n${index}`);
      if (row) table.remove(row);
    }
    table.insert("n6", { id: "n6", again: true });
    const row = table.row("n6");
    assert.ok(row);
    table.remove(row);
    table.forget();
    assert.equal(table.save().removed.length, REMEMBERED);
    assert.equal(table.removed("n4"), undefined);
    assert.equal(table.removed("n5")?.["id"], "n5");
    assert.equal(table.removed("n6")?.["again"], true);
  });

  it("is the same after it was saved and loaded, and goes on the same", () => {
    const table = filled(5);
    for (const key of ["n1", "n4"]) {
      const row = table.row(key);
      assert.ok(row);
      table.remove(row);
    }
    const loaded = Table.load("note", JSON.parse(JSON.stringify(table.save())));
    for (const each of [table, loaded]) each.insert("n9", { id: "n9", color: 1 });
    assert.deepEqual(loaded.save(), table.save());
    assert.deepEqual(keysOf(loaded, "newest"), ["n9", "n3", "n2", "n0"]);
    assert.equal(loaded.removed("n4")?.["id"], "n4");
    assert.equal(loaded.matching("color", 1).length, table.matching("color", 1).length);
  });

  it("answers like a plain array after any changes, and like before once they are undone", () => {
    const step = fc.record({
      what: fc.constantFrom("insert", "update", "remove"),
      which: fc.nat(20),
      color: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.array(step, { maxLength: 20 }), (first, second) => {
        const table = new Table("note");
        table.matching("color", 0);
        apply(table, first);
        const before = snapshot(table);
        const changes = apply(table, second);
        assertConsistent(table);
        for (const change of changes.toReversed()) change.table.undo(change);
        assert.deepEqual(snapshot(table), before);
        assertConsistent(table);
      }),
    );
  });
});

function apply(
  table: Table,
  steps: readonly { what: string; which: number; color: number }[],
): readonly Change[] {
  return steps.flatMap(({ what, which, color }) => {
    const key = `k${which}`;
    const row = table.row(key);
    if (!row) return what === "insert" ? [table.insert(key, { id: key, color })] : [];
    if (what === "update") return [table.update(row, { id: key, color })];
    return what === "remove" ? [table.remove(row)] : [];
  });
}

function snapshot(table: Table): readonly Entity[] {
  return Array.from(table.rows("oldest"), (row) => row.entity);
}

function assertConsistent(table: Table): void {
  const all = snapshot(table);
  assert.equal(table.size, all.length);
  for (const color of [0, 1, 2, 3])
    assert.deepEqual(
      table.matching("color", color).map((row) => row.entity),
      all.filter((entity) => entity["color"] === color),
    );
}
