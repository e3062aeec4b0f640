/**
 * A name that an object in a JSON text says twice; `undefined` when none does. Readers differ in which of the two
 * they take, so a text that means one thing to all has none.
 *
 * The text must be valid JSON.
 */
export function findDuplicateKey(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (const [token, isKey] of tokens(text)) {
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(undefined);
    else if (token === "}" || token === "]") open.pop();
    else if (isKey) {
      const name: string = JSON.parse(token);
      const names = open.at(-1);
      if (names?.has(name)) return name;
      names?.add(name);
    }
  }
  return undefined;
}

/** Brackets and texts in their order; a text before a colon is a key. */
function* tokens(text: string): Iterable<readonly [token: string, isKey: boolean]> {
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/g))
    yield [token, token.startsWith('"') && /^\s*:/.test(text.slice(index + token.length))];
}
