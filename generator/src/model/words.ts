const IRREGULAR: { readonly [plural: string]: string } = {
  people: "person",
  persons: "person",
  children: "child",
  indices: "index",
  series: "series",
  news: "news",
  media: "media",
  data: "data",
  settings: "settings",
  statuses: "status",
  addresses: "address",
  aliases: "alias",
  caches: "cache",
  databases: "database",
  releases: "release",
  licenses: "license",
  purchases: "purchase",
  leases: "lease",
  phases: "phase",
  cases: "case",
  bases: "base",
  keys: "key",
};

/** The singular of an English noun as paths use them: `customers` → `customer`, `branches` → `branch`. */
export function singular(word: string): string {
  const lower = word.toLowerCase();
  const irregular = IRREGULAR[lower];
  if (irregular !== undefined) return irregular;
  if (/(ss|us|is)$/.test(lower)) return word;
  if (/ies$/.test(lower) && lower.length > 4) return `${word.slice(0, -3)}y`;
  if (/(ches|shes|xes|sses|zzes)$/.test(lower)) return word.slice(0, -2);
  return /s$/.test(lower) ? word.slice(0, -1) : word;
}

/** The lower-case words of a name in any of the usual spellings: `droplet_id`, `DropletId`, `pull-request`. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
}

/** A name in snake case. */
export function snakeCase(name: string): string {
  return wordsOf(name).join("_");
}
