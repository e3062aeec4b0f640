const NAMED = /^\s*(.*?)\s*<\s*([^<>\s]+)\s*>\s*$/;
const BARE = /^[^\s@<>,]+@[^\s@<>,]+\.[^\s@<>,.]+$/;

/** The bare address of `Name <email@example.com>` or `email@example.com`, in lower case; undefined: it is neither. */
export function addressOf(text: string): string | undefined {
  const bare = NAMED.exec(text)?.[2] ?? text.trim();
  return BARE.test(bare) ? bare.toLowerCase() : undefined;
}

export const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1);

/** One address or several, as a list. */
export const listOf = (given: string | readonly string[] | null | undefined): string[] =>
  given === undefined || given === null ? [] : typeof given === "string" ? [given] : [...given];

/** The same, where none is null. */
export function listOrNull(given: string | readonly string[] | null | undefined): string[] | null {
  const list = listOf(given);
  return list.length === 0 ? null : list;
}
