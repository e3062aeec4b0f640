/**
 * Compiles a schema's pattern with the `u` flag, without it where only that works.
 *
 * Undefined where JavaScript knows the pattern's dialect in neither mode: what a description means by such
 * a pattern cannot be checked.
 */
export function compilePattern(pattern: string): RegExp | undefined {
  return compileWith(pattern, "u") ?? compileWith(pattern, "");
}

function compileWith(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
}
