import assert from "node:assert/strict";
import { TwinError } from "@wondertwin/framework/contracts";

/** Asserts that the promise is rejected with this code, and with a message and a hint that name what they must. */
export async function rejectsWith(
  promise: Promise<unknown>,
  code: string,
  ...named: readonly (string | RegExp)[]
): Promise<void> {
  await assert.rejects(promise, (error) => {
    assert.ok(error instanceof TwinError, String(error));
    assert.equal(error.code, code, error.message);
    assert.ok(error.hint, "every error says what to do next");
    for (const part of named) {
      if (typeof part === "string") assert.ok(error.message.includes(part), `${error.message} names ${part}`);
      else assert.match(error.message, part);
    }
    return true;
  });
}
