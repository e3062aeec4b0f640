/**
 * Control characters but tab and line feed, and the marks that turn the direction of text: a terminal
 * obeys them, so text from logs, files and descriptions must not carry any.
 */
const OBEYED = /(?![\t\n])[\p{Cc}\p{Bidi_Control}]/gu;

/** Text that comes from outside with everything that steers a terminal made visible (`\x1b`). */
export function printable(text: string): string {
  return text.replace(OBEYED, (character) => {
    const hex = character.charCodeAt(0).toString(16);
    return hex.length > 2 ? `\\u${hex.padStart(4, "0")}` : `\\x${hex.padStart(2, "0")}`;
  });
}

/** `printable` for something that must stay on its line. */
export function printableLine(text: string): string {
  return printable(text.replace(/\r?\n|\t/g, " "));
}
