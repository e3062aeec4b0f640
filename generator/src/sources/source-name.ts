import type { DescriptionSource } from "@wondertwin/framework/contracts";

/** How messages name a source: package and file, URL, or path. */
export function sourceName(source: DescriptionSource): string {
  switch (source.kind) {
    case "npm-file":
      return `${source.path} of ${source.package}@${source.version}`;
    case "npm-derive":
      return `types of ${source.package}@${source.version}`;
    case "https":
      return source.url;
    case "file":
      return source.path;
  }
}
