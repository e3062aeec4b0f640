/** The numbers of the issues that a text says it closes (docs.github.com/issues, "Linking a pull request to an issue"). */
export function closedIssues(text: string): readonly number[] {
  const found = text.matchAll(/\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+#(\d+)\b/gi);
  return [...new Set([...found].map(([, number]) => Number(number)))];
}
