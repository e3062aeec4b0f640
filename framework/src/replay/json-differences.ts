/** Two values at one place of a body that are not the same; absent where there is nothing. */
export interface JsonDifference {
  /** A JSON pointer (RFC 6901). */
  readonly path: string;
  readonly recorded?: unknown;
  readonly replayed?: unknown;
}

/** Whether two values that are neither object nor array count as the same, at a member of that name. */
export type SameValue = (recorded: unknown, replayed: unknown, name: string) => boolean;

/** Where two JSON values differ, in the order of the recorded one's members. */
export function jsonDifferences(
  recorded: unknown,
  replayed: unknown,
  same: SameValue = Object.is,
): readonly JsonDifference[] {
  const found: JsonDifference[] = [];
  const walk = (one: unknown, other: unknown, path: string, name: string): void => {
    if (!isBranch(one) || !isBranch(other) || Array.isArray(one) !== Array.isArray(other)) {
      if (isBranch(one) || isBranch(other) || !same(one, other, name))
        found.push({ path, recorded: one, replayed: other });
      return;
    }
    for (const [key, value] of Object.entries(one)) {
      const place = `${path}/${escaped(key)}`;
      if (!Object.hasOwn(other, key)) found.push({ path: place, recorded: value });
      else walk(value, other[key], place, Array.isArray(one) ? name : key);
    }
    for (const [key, value] of Object.entries(other))
      if (!Object.hasOwn(one, key)) found.push({ path: `${path}/${escaped(key)}`, replayed: value });
  };
  walk(recorded, replayed, "", "");
  return found;
}

function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

const escaped = (key: string) => key.replaceAll("~", "~0").replaceAll("/", "~1");
