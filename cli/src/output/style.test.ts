import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { WriteStream } from "node:tty";
import { styleFor } from "./style.ts";

describe("styleFor", () => {
  const kept = { ...process.env };

  beforeEach(() => {
    // Nothing but the terminal's name: `CI`, `TMUX` and others of the machine's variables decide colour too.
    process.env = { TERM: "xterm-256color" };
  });
  afterEach(() => {
    process.env = { ...kept };
  });

  /** A stream that says of itself what a terminal says. */
  function terminal(): NodeJS.WriteStream {
    const getColorDepth = () => WriteStream.prototype.getColorDepth(process.env);
    // These are the members by which colour is decided; a real terminal is not to be had in a test.
    return Object.assign(new PassThrough(), { isTTY: true, getColorDepth }) as unknown as NodeJS.WriteStream;
  }

  it("has colour on a terminal", () => {
    assert.equal(styleFor(terminal()).bad("no"), "\u001b[31mno\u001b[39m");
  });

  for (const [name, value] of [
    ["TERM", "dumb"],
    ["NO_COLOR", "1"],
  ] as const) {
    it(`has none where ${name} is ${value}`, () => {
      process.env[name] = value;
      const style = styleFor(terminal());
      for (const paint of Object.values(style)) assert.equal(paint("text"), "text");
    });
  }

  it("has none where no terminal is", () => {
    const stream = Object.assign(terminal(), { isTTY: false });
    assert.equal(styleFor(stream).strong("text"), "text");
  });
});
