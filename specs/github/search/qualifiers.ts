/** A search as GitHub writes it: words, and qualifiers such as `repo:octocat/Hello-World` or `-label:bug`. */
export interface Search {
  readonly words: readonly string[];
  readonly qualifiers: readonly { readonly name: string; readonly value: string; readonly not: boolean }[];
}

/** Takes a search apart; quotes hold words together. */
export function readSearch(text: string): Search {
  const parts = Array.from(text.matchAll(/(-?)(?:([a-z-]+):)?(?:"([^"]*)"|(\S+))/g));
  const words: string[] = [];
  const qualifiers: { name: string; value: string; not: boolean }[] = [];
  for (const [, minus, name, quoted, plain] of parts) {
    const value = quoted ?? plain ?? "";
    if (name === undefined) words.push(value.toLowerCase());
    else qualifiers.push({ name, value, not: minus === "-" });
  }
  return { words, qualifiers };
}

/** Whether all words of a search stand in some of these texts. */
export function hasWords({ words }: Search, texts: readonly (string | null | undefined)[]): boolean {
  const whole = texts.join("\n").toLowerCase();
  return words.every((word) => whole.includes(word));
}

/** Whether a number is what a qualifier asks for: `>=10`, `5..10`, `7`. */
export function inRange(number: number, asked: string): boolean {
  const [, from = "", to = ""] = /^(.*)\.\.(.*)$/.exec(asked) ?? [];
  if (from !== "" || to !== "")
    return (
      (from === "" || from === "*" || number >= Number(from)) &&
      (to === "" || to === "*" || number <= Number(to))
    );
  const [, sign = "", bound = ""] = /^(>=|<=|>|<)?(.*)$/.exec(asked) ?? [];
  const limit = Number(bound);
  if (sign === ">=") return number >= limit;
  if (sign === "<=") return number <= limit;
  if (sign === ">") return number > limit;
  return sign === "<" ? number < limit : number === limit;
}
