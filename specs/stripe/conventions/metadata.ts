type Metadata = Readonly<Record<string, string>>;

/** Metadata changed key by key: an empty value takes a key away, an empty text all (docs.stripe.com/api/metadata). */
export function mergedMetadata(
  before: Metadata | null | undefined,
  changes: Metadata | "" | undefined,
): Record<string, string> {
  if (changes === "") return {};
  const merged = new Map(Object.entries(before ?? {}));
  for (const [key, value] of Object.entries(changes ?? {})) {
    if (value === "") merged.delete(key);
    else merged.set(key, value);
  }
  return Object.fromEntries(merged);
}
