const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";

/** Text that lz-string has compressed and written in Base64, as older browser SDKs send it; undefined if it is not. */
export function decompressLzBase64(text: string): string | undefined {
  const bits = new BitReader(text.replaceAll(/\s/g, ""));
  const dictionary: string[] = [];
  let size = 4;
  let width = 3;
  let space = 4;
  const first = literal(bits, bits.read(2));
  if (first === undefined) return undefined;
  dictionary[3] = first;
  let word = first;
  const out = [first];
  for (;;) {
    if (bits.isSpent) return undefined;
    let code = bits.read(width);
    if (code === 2) return out.join("");
    if (code < 2) {
      dictionary[size] = literal(bits, code) ?? "";
      code = size++;
      space--;
    }
    if (space === 0) space = 2 ** width++;
    const entry = dictionary[code] ?? (code === size ? word + word.charAt(0) : undefined);
    if (entry === undefined) return undefined;
    out.push(entry);
    dictionary[size++] = word + entry.charAt(0);
    space--;
    word = entry;
    if (space === 0) space = 2 ** width++;
  }
}

/** A character that is told in 8 or 16 bits; undefined where the text ends. */
function literal(bits: BitReader, code: number): string | undefined {
  if (code === 0) return String.fromCharCode(bits.read(8));
  return code === 1 ? String.fromCharCode(bits.read(16)) : undefined;
}

/** Numbers out of Base64, lowest bit first, six bits a character. */
class BitReader {
  readonly #text: string;
  #position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isSpent(): boolean {
    return this.#position > this.#text.length * 6;
  }

  read(count: number): number {
    let value = 0;
    for (let bit = 0; bit < count; bit++) {
      const six = ALPHABET.indexOf(this.#text.charAt(Math.floor(this.#position / 6)));
      const isSet = (Math.max(six, 0) >> (5 - (this.#position % 6))) & 1;
      value += isSet * 2 ** bit;
      this.#position++;
    }
    return value;
  }
}
