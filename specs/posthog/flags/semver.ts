type Version = readonly [number, number, number];

/** Compares a value with a filter's version; undefined where one of them is none. */
export function matchesVersion(operator: string, value: string, wanted: string): boolean | undefined {
  const actual = parse(value);
  if (actual === undefined) return undefined;
  const range = rangeOf(operator, wanted);
  if (range !== undefined) return compare(actual, range[0]) >= 0 && compare(actual, range[1]) < 0;
  const version = parse(wanted);
  if (version === undefined) return undefined;
  const order = compare(actual, version);
  return comparisons[operator]?.(order);
}

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  semver_eq: (order) => order === 0,
  semver_neq: (order) => order !== 0,
  semver_gt: (order) => order > 0,
  semver_gte: (order) => order >= 0,
  semver_lt: (order) => order < 0,
  semver_lte: (order) => order <= 0,
};

function rangeOf(operator: string, wanted: string): readonly [Version, Version] | undefined {
  const [major = 0, minor = 0, patch = 0] = parse(wanted.replace(/\.?\*$/, "")) ?? [];
  if (operator === "semver_tilde")
    return [
      [major, minor, patch],
      [major, minor + 1, 0],
    ];
  if (operator === "semver_caret") {
    const next: Version = major > 0 ? [major + 1, 0, 0] : minor > 0 ? [0, minor + 1, 0] : [0, 0, patch + 1];
    return [[major, minor, patch], next];
  }
  if (operator !== "semver_wildcard") return undefined;
  const named = wanted.replace(/\.?\*$/, "").split(".").length;
  return named === 1
    ? [
        [major, 0, 0],
        [major + 1, 0, 0],
      ]
    : [
        [major, minor, 0],
        [major, minor + 1, 0],
      ];
}

function parse(text: string): Version | undefined {
  const [base = ""] = text.trim().replace(/^v/i, "").split(/[-+]/);
  const parts = base.split(".").map((part) => (part === "" ? "0" : part));
  if (base === "" || base.startsWith(".") || parts.slice(0, 3).some((part) => !/^(?:0|[1-9]\d*)$/.test(part)))
    return undefined;
  const [major = 0, minor = 0, patch = 0] = parts.map(Number);
  return [major, minor, patch];
}

function compare(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
