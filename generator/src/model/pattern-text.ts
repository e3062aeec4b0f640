/**
 * Strings that a regular expression most likely accepts: its first alternatives, with the least repetitions,
 * then with more. Lookarounds and back references are passed over, so the caller checks what it gets.
 */
export function patternTexts(pattern: string): readonly string[] {
  return [0, 1, 3, 8].map((extra) => new PatternWriter(pattern, extra).alternatives());
}

const GROUP_START = /^\((?:\?(?::|<\w+>|([=!]|<[=!])))?/u;
const CLASS = /^\[(\^?)(\]?(?:[^\]\\]|\\.)*)\]/u;
const ESCAPE = /^\\(?:u\{?([0-9a-fA-F]+)\}?|x([0-9a-fA-F]{2})|[pP]\{[^}]*\}|(.))/u;
const COUNT = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})[?+]?/u;

const ESCAPED: { readonly [letter: string]: string } = {
  d: "0",
  D: "x",
  w: "x",
  W: "-",
  s: " ",
  S: "x",
  b: "",
  B: "",
  A: "",
  Z: "",
  z: "",
  n: "\n",
  t: "\t",
  r: "\r",
};

class PatternWriter {
  #rest: string;
  /** Repetitions beyond the least, wherever the pattern allows more. */
  readonly #extra: number;

  constructor(pattern: string, extra: number) {
    this.#rest = pattern;
    this.#extra = extra;
  }

  /** Reads up to the end of the group and writes its first alternative. */
  alternatives(): string {
    const first = this.#sequence();
    while (this.#rest.startsWith("|")) {
      this.#rest = this.#rest.slice(1);
      this.#sequence();
    }
    return first;
  }

  #sequence(): string {
    let text = "";
    while (this.#rest !== "" && !this.#rest.startsWith("|") && !this.#rest.startsWith(")")) {
      const atom = this.#atom();
      text += atom.repeat(this.#repetitions());
    }
    return text;
  }

  #atom(): string {
    const group = this.#take(GROUP_START);
    if (group !== undefined) {
      const inner = this.alternatives();
      this.#take(/^\)/u);
      return group[1] === undefined ? inner : "";
    }
    const set = this.#take(CLASS);
    if (set !== undefined) return fromClass(set[2] ?? "", set[1] === "^");
    const escaped = this.#take(ESCAPE);
    if (escaped !== undefined) return fromEscape(escaped);
    const character = this.#take(/^./su)?.[0] ?? "";
    return character === "." ? "x" : character === "^" || character === "$" ? "" : character;
  }

  #repetitions(): number {
    const count = this.#take(COUNT);
    if (count === undefined) return 1;
    const [, sign, least, open, most] = count;
    if (sign === "?") return this.#extra > 1 ? 1 : 0;
    if (sign !== undefined) return sign === "+" ? Math.max(1, this.#extra) : this.#extra;
    const from = Number(least);
    if (open === undefined) return from;
    return Math.min(
      from + this.#extra,
      most === "" || most === undefined ? Number.POSITIVE_INFINITY : Number(most),
    );
  }

  #take(expression: RegExp): RegExpExecArray | undefined {
    const found = expression.exec(this.#rest);
    if (found === null) return undefined;
    this.#rest = this.#rest.slice(found[0].length);
    return found;
  }
}

function fromEscape([, unicode, hexadecimal, letter]: RegExpExecArray): string {
  const code = unicode ?? hexadecimal;
  if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
  if (letter === undefined) return "x";
  return ESCAPED[letter] ?? letter;
}

function fromClass(set: string, isNegated: boolean): string {
  if (!isNegated) {
    const escaped = ESCAPE.exec(set);
    return escaped === null ? (set[0] ?? "x") : fromEscape(escaped);
  }
  const matcher = new RegExp(`[${set}]`);
  return ["x", "0", "-", "A", "_", "/"].find((character) => !matcher.test(character)) ?? "x";
}
