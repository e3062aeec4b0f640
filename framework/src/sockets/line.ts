/** Whose connection it is. */
export interface Line {
  readonly partition: string;
  readonly subscription: string;
}
