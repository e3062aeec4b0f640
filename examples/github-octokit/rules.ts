const rules: readonly (readonly [words: RegExp, label: string])[] = [
  [/\b(crash|broken|bug|error)/i, "bug"],
  [/\b(would be nice|feature|support for)\b/i, "enhancement"],
  [/\?\s*$/m, "question"],
];

/** The labels that an issue's words ask for. */
export function labelsFor(text: string): readonly string[] {
  return rules.flatMap(([words, label]) => (words.test(text) ? [label] : []));
}
