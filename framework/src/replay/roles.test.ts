import assert from "node:assert/strict";
import { Roles } from "./roles.ts";

describe("two runs of a session, compared by role", () => {
  let roles: Roles;
  beforeEach(() => {
    roles = new Roles();
  });

  it("know an id by where it first appeared", () => {
    assert.ok(roles.same("nt_1AbCdEfGh9", "nt_9ZyXwVuTs1"));
    assert.ok(roles.same("/notes/nt_1AbCdEfGh9?x=1", "/notes/nt_9ZyXwVuTs1?x=1"));
    assert.ok(roles.same("nt_1AbCdEfGh9_secret_k2jH8sdf7", "nt_9ZyXwVuTs1_secret_p0oL1aaa2"));
    assert.ok(!roles.same("nt_1AbCdEfGh9", "nt_5QqQqQqQ5q"), "it stands for another thing now");
    assert.ok(!roles.same("nt_7NewNewNew7", "nt_9ZyXwVuTs1"), "two things have become one");
  });

  it("take words for words", () => {
    assert.ok(!roles.same("requires_action", "requires_capture"));
    assert.ok(!roles.same("succeeded", "cancelled"));
    assert.ok(!roles.same("usd", "eur"));
    assert.ok(!roles.same(100, 200, "amount"));
    assert.ok(!roles.same(true, false));
    assert.ok(!roles.same(null, "nt_1AbCdEfGh9"));
    assert.ok(!roles.same("nt_1AbCdEfGh9", "bk_9ZyXwVuTs1"), "another kind of thing");
  });

  it("know ids by the names of their members", () => {
    assert.ok(roles.same("plain", "simple", "id"));
    assert.ok(roles.same("plain", "simple"));
    assert.ok(roles.same(7, 12, "id"));
    assert.ok(roles.same(7, 12, "note_id"));
    assert.ok(!roles.same(8, 12, "note_id"));
  });

  it("measure the distance of times within an answer, and know those that come again", () => {
    assert.ok(roles.same(1_700_000_000, 1_800_000_000));
    assert.ok(roles.same(1_700_003_600, 1_800_003_601));
    assert.ok(!roles.same(1_700_007_200, 1_800_090_000));
    roles.next();
    assert.ok(roles.same(1_700_000_000, 1_800_000_000), "an earlier answer's moment");
    assert.ok(roles.same(1_700_010_000, 1_800_000_500), "time went by otherwise in between");
    roles.next();
    assert.ok(roles.same("2026-01-01T00:00:00Z", "2026-02-01T00:00:00.000Z"));
    assert.ok(!roles.same("2026-01-02T00:00:00Z", "2026-02-03T00:00:00.000Z"));
  });

  it("say a request with the ids of the second run", () => {
    roles.same("nt_1AbCdEfGh9", "nt_9ZyXwVuTs1");
    assert.equal(roles.translate("/notes/nt_1AbCdEfGh9"), "/notes/nt_9ZyXwVuTs1");
    assert.equal(
      roles.translate("note%3Dnt_1AbCdEfGh9&x=%2F1AbCdEfGh9"),
      "note%3Dnt_9ZyXwVuTs1&x=%2F9ZyXwVuTs1",
    );
    assert.equal(roles.translate("text=unchanged"), "text=unchanged");
  });
});
