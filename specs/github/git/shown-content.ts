import { toBase64 } from "@wondertwin/framework";
import type { Place } from "./place.ts";
import { encodedPath } from "./shown-difference.ts";
import { DIRECTORY, type Entry, readTree, SUBMODULE, SYMLINK } from "./tree.ts";
import { textOf } from "./utf8.ts";

/** The largest file that is shown with its content, in bytes (docs.github.com/rest/repos/contents). */
const MEBIBYTE = 1024 * 1024;

/** What stands at a path, as the contents of its directory show it. */
export function shownEntry(place: Place, path: string, { mode, sha }: Entry, revision: string) {
  const { api, page, fullName, objects } = place;
  const encoded = encodedPath(path);
  const isDirectory = mode === DIRECTORY;
  const isSubmodule = mode === SUBMODULE;
  const self = `${api}/contents/${encoded}?ref=${revision}`;
  const git = isSubmodule ? null : `${api}/git/${isDirectory ? "trees" : "blobs"}/${sha}`;
  const html = isSubmodule ? null : `${page}/${isDirectory ? "tree" : "blob"}/${revision}/${encoded}`;
  return {
    name: path.split("/").at(-1) ?? "",
    path,
    sha,
    size: isDirectory || isSubmodule ? 0 : (objects.read(sha, "blob")?.length ?? 0),
    url: self,
    html_url: html,
    git_url: git,
    download_url:
      isDirectory || isSubmodule
        ? null
        : `https://raw.githubusercontent.com/${fullName}/${revision}/${encoded}`,
    type: isDirectory ? "dir" : isSubmodule ? "submodule" : mode === SYMLINK ? "symlink" : "file",
    _links: { self, git, html },
  };
}

/** A file with what it holds. */
export function shownFile(place: Place, path: string, entry: Entry, revision: string) {
  const shown = shownEntry(place, path, entry, revision);
  const bytes = place.objects.read(entry.sha, "blob") ?? new Uint8Array();
  if (shown.type === "symlink") return { ...shown, target: textOf(bytes) };
  const isSmall = bytes.length <= MEBIBYTE;
  return {
    ...shown,
    content: isSmall ? lined(toBase64(bytes)) : "",
    encoding: isSmall ? "base64" : "none",
  };
}

/** What a directory holds. */
export function shownDirectory(place: Place, path: string, { sha }: Entry, revision: string) {
  return [...readTree(place.objects, sha)].map(([name, entry]) =>
    shownEntry(place, path === "" ? name : `${path}/${name}`, entry, revision),
  );
}

/** Base 64 as the API sends it: in lines of sixty characters. */
export const lined = (encoded: string): string => encoded.replace(/.{1,60}/g, "$&\n");
