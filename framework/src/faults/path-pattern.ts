/**
 * A test for paths: `*` stands for a part of one segment, `**` for any number of segments, `{name}` for a
 * segment as in the description's templates. A slash at the end makes no difference.
 */
export function pathPattern(pattern: string): (path: string) => boolean {
  const source = trimmed(pattern).replace(/\/\*\*(?=\/|$)|\*+|\{[^/{}]*\}|[\\^$.|?+()[\]{}]/g, (part) => {
    if (part === "/**") return "(?:/.*)?";
    if (part.startsWith("**")) return ".*";
    if (part === "*") return "[^/]*";
    return part.startsWith("{") && part.length > 1 ? "[^/]+" : `\\${part}`;
  });
  const expression = new RegExp(`^${source}$`, "s");
  return (path) => expression.test(trimmed(path));
}

function trimmed(path: string): string {
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}
