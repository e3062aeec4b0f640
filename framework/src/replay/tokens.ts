const UUID = "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}";

/** A percent-encoded byte, which is no part of a word; a UUID; or a run of letters and digits. */
const word = new RegExp(`%[0-9A-Fa-f]{2}|${UUID}|[0-9A-Za-z]+`, "g");
const uuid = new RegExp(`^${UUID}$`);

/** A text's words, and what stands between them. */
export function tokensOf(text: string): { readonly words: readonly string[]; readonly between: string } {
  const words: string[] = [];
  const between = text.replace(word, (found) => {
    if (found.startsWith("%")) return found;
    words.push(found);
    return "\0";
  });
  return { words, between };
}

/** The text with its words replaced. */
export function replaceWords(text: string, replace: (word: string) => string): string {
  return text.replace(word, (found) => (found.startsWith("%") ? found : replace(found)));
}

/** Whether a word looks drawn at random, as the changing part of an id is. */
export function looksRandom(text: string): boolean {
  if (uuid.test(text)) return true;
  if (text.length < 8) return false;
  const changes = text.match(/[a-z][A-Z]/g)?.length ?? 0;
  return (/\d/.test(text) && /[A-Za-z]/.test(text)) || changes >= 2;
}
