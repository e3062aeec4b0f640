/** An archive's file is larger than a description may be. */
export class EntryTooLarge extends Error {
  readonly size: number;

  constructor(size: number) {
    super(`${size} bytes`);
    this.size = size;
  }
}
