/** A type as a field or an argument names it. */
export interface TypeReference {
  /** The type's name without lists and marks. */
  readonly name: string;
  readonly nonNull: boolean;
  /** What the list holds; absent where it is none. */
  readonly items?: TypeReference;
  /** As GraphQL writes it. */
  readonly text: string;
}

const known = new Map<string, TypeReference>();

/** Reads `[String!]!`. */
export function readTypeReference(text: string): TypeReference {
  let reference = known.get(text);
  if (!reference) {
    reference = read(text);
    known.set(text, reference);
  }
  return reference;
}

function read(text: string): TypeReference {
  const nonNull = text.endsWith("!");
  const bare = nonNull ? text.slice(0, -1) : text;
  if (!bare.startsWith("[")) return { name: bare, nonNull, text };
  const items = readTypeReference(bare.slice(1, -1));
  return { name: items.name, nonNull, items, text };
}
