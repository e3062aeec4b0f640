/** The files of a package that a description is derived from, as text by their path. */
export type DerivedFrom = ReadonlyMap<string, string>;

/** A description that was derived, and what the files could not say of it. */
export interface Derived {
  /** The description's text. */
  readonly text: string;
  /** What is known to be missing from it, a short sentence each. */
  readonly losses: readonly string[];
}

/** What a spec may say to a deriver, such as names that a code generator has changed. */
export type DeriverOptions = Readonly<Record<string, unknown>>;

/**
 * Makes a description out of files that a vendor publishes for another purpose, such as the types of its SDK.
 *
 * The same files give the same text, byte for byte.
 *
 * @throws DoesNotFit where a file is not of the shape that it reads
 */
export type Deriver = (files: DerivedFrom, options: DeriverOptions) => Derived;

/** A file that a deriver does not understand: the vendor has changed how it is written. */
export class DoesNotFit extends Error {
  readonly file: string;

  constructor(file: string, why: string) {
    super(why);
    this.name = "DoesNotFit";
    this.file = file;
  }
}
