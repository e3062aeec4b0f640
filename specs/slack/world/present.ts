/** Leaves out the members of an object that are undefined. */
export function present<T extends object>(
  fields: T,
): { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
} {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  // Only members that may be undefined were left out, and those may be absent.
  return Object.fromEntries(entries) as ReturnType<typeof present<T>>;
}
