/** Something wrong with a scenario file. */
export interface Problem {
  /** JSON pointer to where it is. */
  readonly pointer: string;
  readonly message: string;
}
