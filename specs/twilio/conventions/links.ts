import { fieldName } from "./names.ts";

interface Place {
  readonly path: string;
  readonly below: readonly string[];
}

/** An entity's addresses: relative ones in the API of 2010, absolute ones in the younger ones. */
export function links(
  { path, below }: Place,
  { url }: { url(path: string): string },
): Record<string, unknown> {
  const named = (write: (path: string) => string) =>
    Object.fromEntries(below.map((each) => [wordOf(each), write(each)]));
  return {
    uri: path,
    subresource_uris: named((each) => each),
    url: url(path),
    links: named(url),
  };
}

const wordOf = (path: string) => fieldName(path.slice(path.lastIndexOf("/") + 1).replace(/\.json$/, ""));
