/** JSON for people: two spaces, a newline at the end. */
export function readableJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** JSON for machines, on one line. */
export function compactJson(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
