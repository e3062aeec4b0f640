/** What an id is made from. */
export interface IdSource {
  /** `length` characters from the partition's randomness. */
  random(length: number, alphabet?: string): string;
  /** How many entities of the resource were ever made in the partition. */
  readonly count: number;
}

/** Makes the id of a new entity. */
export type IdGenerator = (source: IdSource) => string | number;
