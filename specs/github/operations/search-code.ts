import { paged } from "@wondertwin/framework";
import { readCommit } from "../git/commit.ts";
import { filesOf } from "../git/files.ts";
import { contentOf } from "../git/patch.ts";
import { placeOf } from "../git/place.ts";
import { revision } from "../git/references.ts";
import { shownEntry } from "../git/shown-content.ts";
import { isBinary, textOf } from "../git/utf8.ts";
import { permissionIn } from "../repositories/permission.ts";
import { relatedRepository } from "../repositories/related-repository.ts";
import { hasWords, readSearch } from "../search/qualifiers.ts";
import { github } from "../vendor.ts";

/** Files larger than this are not searched, in bytes (docs.github.com/rest/search). */
const LARGEST = 384 * 1024;

export default github.operations({
  "search/code": (context) => {
    const { query, store } = context;
    const search = readSearch(query.q);
    const isMeant = (fullName: string, path: string) =>
      search.qualifiers.every(({ name, value, not }) => {
        const [owner = ""] = fullName.split("/");
        if (name === "repo") return (fullName.toLowerCase() === value.toLowerCase()) !== not;
        if (name === "user" || name === "org") return (owner.toLowerCase() === value.toLowerCase()) !== not;
        if (name === "path") return path.startsWith(value.replace(/^\//, "")) !== not;
        if (name === "filename") return (path.split("/").at(-1) === value) !== not;
        if (name === "extension") return path.endsWith(`.${value}`) !== not;
        return true;
      });
    const seen = store.repository.list((each) => permissionIn(each, context) !== undefined);
    const found = seen.flatMap((repository) => {
      const place = placeOf(context, repository);
      const head = revision(store, repository);
      const tree = head === undefined ? undefined : readCommit(place.objects, head)?.tree;
      if (head === undefined || tree === undefined) return [];
      const files = [...filesOf(place.objects, tree)].filter(([path, entry]) => {
        const bytes = contentOf(place.objects, entry);
        const isText = bytes.length <= LARGEST && !isBinary(bytes);
        return isText && isMeant(place.fullName, path) && hasWords(search, [textOf(bytes), path]);
      });
      return files.map(([path, entry]) => {
        const { name, sha, url, git_url, html_url } = shownEntry(place, path, entry, head);
        return {
          name,
          path,
          sha,
          url,
          git_url,
          html_url,
          repository: relatedRepository(store, repository),
          score: 1,
        };
      });
    });
    return paged(found);
  },
});
