/** What `wt doctor` found in one place: all is well unless there is a problem. */
export interface Finding {
  readonly name: string;
  /** What was looked at, in a few words. */
  readonly about: string;
  readonly problem?: string;
  /** What was a problem until this run mended it, and what that cost. */
  readonly mended?: string;
  /** What to do about the problem. */
  readonly hint?: string;
}
