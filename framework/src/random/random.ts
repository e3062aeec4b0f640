/** 62 letters and digits, in ASCII order of their kinds. */
export const LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** A reproducible stream of randomness: the same seed gives the same stream on every machine. */
export interface Random {
  /** An integer from 0 to 2^32 - 1. */
  next(): number;
  /** `length` characters of `alphabet`. */
  text(length: number, alphabet?: string): string;
  /** Goes back to where it stood: what was drawn since is drawn again. */
  rewind(to: RandomState): void;
  /** Where in the stream it stands. */
  readonly state: RandomState;
}

/** A generator's four 32-bit words. */
export type RandomState = readonly [number, number, number, number];

/** Four 32-bit words from a text (the xmur3 mixing function), to start a generator with. */
function wordsOf(seed: string): RandomState {
  let hash = 1779033703 ^ seed.length;
  for (let index = 0; index < seed.length; index++) {
    hash = Math.imul(hash ^ seed.charCodeAt(index), 3432918353);
    hash = (hash << 13) | (hash >>> 19);
  }
  const word = () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
    hash ^= hash >>> 16;
    return hash >>> 0;
  };
  return [word(), word(), word(), word()];
}

/** A stream of randomness from its start. */
export function createRandom(seed: string): Random {
  const random = continueRandom(wordsOf(seed));
  // The first draws still show the seed.
  for (let round = 0; round < 15; round++) random.next();
  return random;
}

/** A stream of randomness from where it stood: the sfc32 generator (PractRand's small fast counter). */
export function continueRandom(state: RandomState): Random {
  let [a, b, c, counter] = state;

  const rewind = (to: RandomState) => {
    [a, b, c, counter] = to;
  };

  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };

  const text = (length: number, alphabet = LETTERS_AND_DIGITS) => {
    const size = alphabet.length;
    // As many characters as one draw holds without running dry: 5 of 62, 8 of 16.
    const perDraw = Math.max(1, Math.floor(Math.log(2 ** 32) / Math.log(size)));
    let result = "";
    let pool = 0;
    for (let index = 0; index < length; index++) {
      if (index % perDraw === 0) pool = next();
      result += alphabet[pool % size];
      pool = Math.floor(pool / size);
    }
    return result;
  };
  return {
    next,
    text,
    rewind,
    get state(): RandomState {
      return [a, b, c, counter];
    },
  };
}
