import assert from "node:assert/strict";
import { lockDigest, lockOf, lockText, parseLock } from "./lock-file.ts";

const twin = {
  version: "1.0.0",
  resolved: "notes/notes-1.0.0.tgz",
  integrity: `sha512-${"A".repeat(86)}==`,
  key: "k",
  tier: "community",
} as const;

describe("wondertwin.lock", () => {
  it("is the same text whatever the order in which twins came", () => {
    const one = lockOf(
      new Map([
        ["b", twin],
        ["a", twin],
      ]),
    );
    const other = lockOf(
      new Map([
        ["a", { ...twin }],
        ["b", twin],
      ]),
    );
    assert.equal(lockText(one), lockText(other));
    assert.equal(lockDigest(one), lockDigest(other));
    assert.deepEqual(parseLock(lockText(one), "wondertwin.lock"), JSON.parse(lockText(other)));
  });

  it("has another digest as soon as one character of it is another", () => {
    const one = lockOf(new Map([["a", twin]]));
    const other = lockOf(new Map([["a", { ...twin, version: "1.0.1" }]]));
    assert.notEqual(lockDigest(one), lockDigest(other));
  });

  for (const [what, text, message] of [
    ["is not JSON", "{", /is not JSON/],
    ["holds no object", "[]", /does not hold an object/],
    ["is of a version to come", '{"lockfileVersion":2,"twins":{}}', /version 2/],
    ["lists no twins", '{"lockfileVersion":1}', /lists no twins/],
    ["names a twin like a path", '{"lockfileVersion":1,"twins":{"../x":{}}}', /not a name/],
    ["says nothing of a twin", '{"lockfileVersion":1,"twins":{"a":{}}}', /incomplete entry for a/],
    [
      "promises by a weaker digest",
      JSON.stringify({
        lockfileVersion: 1,
        twins: { a: { ...twin, integrity: "sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=" } },
      }),
      /incomplete entry for a/,
    ],
    ["says a name twice", '{"lockfileVersion":1,"twins":{"a":{},"\\u0061":{}}}', /says "a" twice/],
  ] as const)
    it(`is refused when it ${what}`, () => {
      assert.throws(() => parseLock(text, "wondertwin.lock"), { name: "TwinError", message });
    });
});
