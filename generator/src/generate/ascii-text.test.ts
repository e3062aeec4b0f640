import assert from "node:assert/strict";
import { asciiText } from "./ascii-text.ts";

describe("asciiText", () => {
  it("writes a program in ASCII that does the same", () => {
    const program = 'return ["Ñandú 🐦", /^[Ñ&]+$/.test("Ñ&")];';
    const written = asciiText(program);
    assert.match(written, /^[\0-\u007f]*$/);
    const run = (text: string): unknown => new Function(text)();
    assert.deepEqual(run(written), run(program));
    assert.deepEqual(run(written), ["Ñandú 🐦", true]);
  });
});
