import { looksRandom, replaceWords, tokensOf } from "./tokens.ts";

/** How far two distances of time may be apart that count as the same, in milliseconds. */
const TOLERANCE_MS = 2000;

const SECONDS = { from: 1e9, to: 1e10, unit: 1000 };
const MILLISECONDS = { from: 1e12, to: 1e13, unit: 1 };
const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;
const idName = /(?:^|_)id$|Id$|^number$/;

/**
 * Tells whether two runs of a session say the same where their ids and times cannot be the same: an id is
 * known by where it first appeared and stands for the same thing from then on; times lie as far apart as
 * they did.
 */
export class Roles {
  readonly #replayed = new Map<string, string>();
  readonly #recorded = new Map<string, string>();
  /** Moments that an answer has shown before, in milliseconds since 1970. */
  readonly #moments = new Map<number, number>();
  /** How much later the answer's times are in the second run, in milliseconds. */
  #shift: number | undefined;

  /** Begins the next answer: between two of them any time may have passed. */
  next(): void {
    this.#shift = undefined;
  }

  /** Whether two values mean the same; pairs those of which one is new. */
  same(recorded: unknown, replayed: unknown, name = ""): boolean {
    if (Object.is(recorded, replayed)) return true;
    const [one, other] = [momentOf(recorded), momentOf(replayed)];
    if (one !== undefined && other !== undefined) return this.#sameMoment(one, other);
    if (typeof recorded === "number" && typeof replayed === "number")
      return idName.test(name) && this.#pair(String(recorded), String(replayed));
    if (typeof recorded !== "string" || typeof replayed !== "string") return false;
    return this.#sameText(recorded, replayed, idName.test(name) ? () => true : looksRandom);
  }

  /** A text of the recorded run as the second run has to say it. */
  translate(text: string): string {
    return replaceWords(text, (word) => this.#replayed.get(word) ?? word);
  }

  #sameText(recorded: string, replayed: string, mayChange: (word: string) => boolean): boolean {
    const [one, other] = [tokensOf(recorded), tokensOf(replayed)];
    return (
      one.between === other.between &&
      one.words.every((word, position) => this.#sameWord(word, other.words[position] ?? "", mayChange))
    );
  }

  #sameWord(recorded: string, replayed: string, mayChange: (word: string) => boolean): boolean {
    if (this.#replayed.get(recorded) === replayed) return true;
    if (recorded === replayed) return !this.#replayed.has(recorded);
    return mayChange(recorded) && mayChange(replayed) && this.#pair(recorded, replayed);
  }

  #pair(recorded: string, replayed: string): boolean {
    const known = this.#replayed.get(recorded) ?? this.#recorded.get(replayed);
    if (known !== undefined) return this.#replayed.get(recorded) === replayed;
    this.#replayed.set(recorded, replayed);
    this.#recorded.set(replayed, recorded);
    return true;
  }

  #sameMoment(recorded: number, replayed: number): boolean {
    if (this.#moments.get(recorded) === replayed) return true;
    const shift = replayed - recorded;
    this.#shift ??= shift;
    const near = Math.abs(shift - this.#shift) <= TOLERANCE_MS;
    // A later answer shows the moment again, when its other times have moved on.
    if (near) this.#moments.set(recorded, replayed);
    return near;
  }
}

/** Milliseconds since 1970 of what looks like a time: an ISO text, or a number of this century's size. */
function momentOf(value: unknown): number | undefined {
  if (typeof value === "string" && isoTime.test(value)) {
    const moment = Date.parse(value);
    return Number.isNaN(moment) ? undefined : moment;
  }
  if (typeof value !== "number") return undefined;
  const scale = [SECONDS, MILLISECONDS].find(({ from, to }) => value >= from && value < to);
  return scale && value * scale.unit;
}
