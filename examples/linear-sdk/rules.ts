/** What a word in a report says about it. */
export interface Rule {
  readonly words: RegExp;
  readonly label: string;
  /** Linear's numbers: 1 is urgent, 4 is low. */
  readonly priority: number;
}

/** The first rule that fits decides. */
export const rules: readonly Rule[] = [
  { words: /\b(crash|outage|data loss|security)\b/i, label: "Bug", priority: 1 },
  { words: /\b(error|broken|fails?|wrong)\b/i, label: "Bug", priority: 2 },
  { words: /\b(slow|confusing|typo)\b/i, label: "Improvement", priority: 3 },
  { words: /\b(add|support|wish|would be nice)\b/i, label: "Feature", priority: 4 },
];

/** The rule for a report, where one fits. */
export function ruleFor(text: string): Rule | undefined {
  return rules.find(({ words }) => words.test(text));
}
