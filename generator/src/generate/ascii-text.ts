/**
 * A program's text with every character beyond ASCII written as an escape.
 *
 * The bundler does so in strings and leaves regular expressions alone, and a single such character anywhere
 * makes the engine keep the whole text in two bytes a character.
 */
export function asciiText(program: string): string {
  return program.replace(
    /[^\0-\u007f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
