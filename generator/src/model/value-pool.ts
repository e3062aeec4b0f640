/** Values stored once each. */
export class ValuePool<T> {
  readonly #values: T[] = [];
  readonly #positions = new Map<string, number>();

  get values(): readonly T[] {
    return this.#values;
  }

  /** The position of a value, added if it is new. */
  add(value: T): number {
    const text = JSON.stringify(value);
    const known = this.#positions.get(text);
    if (known !== undefined) return known;
    const position = this.#values.push(value) - 1;
    this.#positions.set(text, position);
    return position;
  }
}
