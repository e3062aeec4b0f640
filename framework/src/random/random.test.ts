import assert from "node:assert/strict";
import { continueRandom, createRandom, LETTERS_AND_DIGITS } from "./random.ts";

describe("a stream of randomness", () => {
  it("is the same for the same seed, and another for another", () => {
    const draw = (seed: string) => createRandom(seed).text(40);
    assert.equal(draw("stripes"), draw("stripes"));
    assert.notEqual(draw("stripes"), draw("strips"));
  });

  it("keeps to the values every machine has drawn before", () => {
    const random = createRandom("wonder");
    const drawn = [random.next(), random.next(), random.next()];
    assert.deepEqual(drawn, PINNED);
  });

  it("goes on from where it stood", () => {
    const random = createRandom("wonder");
    random.text(7);
    const other = continueRandom(JSON.parse(JSON.stringify(random.state)));
    assert.equal(other.text(20), random.text(20));
  });

  it("goes back to where it stood", () => {
    const random = createRandom("wonder");
    const { state } = random;
    const drawn = random.text(20);
    random.rewind(state);
    assert.equal(random.text(20), drawn);
  });

  it("uses the whole alphabet, evenly", () => {
    const counts = new Map<string, number>();
    for (const letter of createRandom("even").text(62_000)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    assert.equal(counts.size, LETTERS_AND_DIGITS.length);
    for (const [letter, count] of counts) assert.ok(count > 800 && count < 1200, `${letter}: ${count}`);
  });

  it("gives as many characters as asked, from the alphabet asked", () => {
    assert.match(createRandom("hex").text(33, "0123456789abcdef"), /^[0-9a-f]{33}$/);
    assert.equal(createRandom("none").text(0), "");
  });
});

/** The first three draws of the seed "wonder". */
const PINNED: readonly number[] = [201070953, 956777236, 1243255693];
