import { fromBase64, reply } from "@wondertwin/framework";
import { readCommit } from "../git/commit.ts";
import { commitChanges } from "../git/commit-changes.ts";
import { entryAt } from "../git/files.ts";
import { personOf } from "../git/person.ts";
import { type Place, placeOf } from "../git/place.ts";
import { branchRef, findBranch, findReference, isEmpty, revision } from "../git/references.ts";
import { shownGitCommit } from "../git/shown-commit.ts";
import { shownDirectory, shownEntry, shownFile } from "../git/shown-content.ts";
import { DIRECTORY, type Entry, readTree } from "../git/tree.ts";
import type { Resources } from "../resources.ts";
import { github } from "../vendor.ts";

/** Where a README is looked for, as GitHub does: the first that there is. */
const readmePlaces = [".github", "", "docs"];

export default github.operations({
  "repos/get-content": (context) => {
    const path = trimmed(context.params.path);
    return reply(contentAt(context, path));
  },

  "repos/get-readme": (context) => {
    const { place, root } = rootOf(context);
    const path = readmePlaces.flatMap((below) => readmeIn(place, root, below) ?? [])[0];
    return reply(contentAt(context, path ?? context.fail("not_found")));
  },

  "repos/get-readme-in-directory": (context) => {
    const { place, root } = rootOf(context);
    const path = readmeIn(place, root, trimmed(context.params.dir));
    return reply(contentAt(context, path ?? context.fail("not_found")));
  },

  "repos/create-or-update-file-contents": (context) => {
    const { body, parents, fail } = context;
    const path = trimmed(context.params.path);
    const place = placeOf(context, parents.repository);
    const branch = branchAsked(context, body.branch);
    const before = fileBefore(place, branch, path);
    if (path === "" || path.split("/").some((part) => ["", ".", "..", ".git"].includes(part)))
      fail("invalid_argument", { message: "path contains a malformed path component" });
    if (before?.mode === DIRECTORY) fail("invalid_argument", { message: `path is a directory` });
    if (before && body.sha === undefined)
      fail("invalid_argument", { message: `Invalid request.\n\n"sha" wasn't supplied.` });
    if (body.sha !== undefined && body.sha !== before?.sha)
      fail("aborted", { message: `${path} does not match ${body.sha}` });
    const bytes =
      fromBase64(body.content) ?? fail("invalid_argument", { message: "content is not valid Base64" });
    const entry: Entry = { mode: before?.mode ?? "100644", sha: place.objects.write("blob", bytes) };
    const commit = commitFile(context, branch, path, entry);
    return reply({
      status: before ? 200 : 201,
      body: { content: shownEntry(place, path, entry, branch), commit: shownGitCommit(place, commit) },
    });
  },

  "repos/delete-file": (context) => {
    const { body, parents, fail } = context;
    const path = trimmed(context.params.path);
    const place = placeOf(context, parents.repository);
    const branch = branchAsked(context, body.branch);
    const before = fileBefore(place, branch, path);
    if (!before || before.mode === DIRECTORY) return fail("not_found");
    if (before.sha !== body.sha) fail("aborted", { message: `${path} does not match ${body.sha}` });
    const commit = commitFile(context, branch, path, null);
    return { content: null, commit: shownGitCommit(place, commit) };
  },
});

interface Asked {
  readonly parents: { readonly repository: Resources["repository"] };
  readonly query: { readonly ref?: string };
  readonly store: Place["store"];
  url(path: string): string;
  header(name: string): string | undefined;
  fail(reason: "not_found" | "unimplemented", details?: { readonly message: string }): never;
}

/** The tree of the commit that a request is about. */
function rootOf(context: Asked): { place: Place; root: string; shown: string } {
  const { parents, query, store, fail } = context;
  const { repository } = parents;
  const place = placeOf(context, repository);
  if (isEmpty(store, repository)) return fail("not_found", { message: "This repository is empty." });
  const shown = query.ref ?? repository.default_branch;
  const sha =
    revision(store, repository, shown) ??
    fail("not_found", { message: `No commit found for the ref ${shown}` });
  return { place, root: readCommit(place.objects, sha)?.tree ?? "", shown };
}

/** What stands at a path, in the form that the request accepts. */
function contentAt(context: Asked, path: string) {
  const { place, root, shown } = rootOf(context);
  const entry = entryAt(place.objects, root, path) ?? context.fail("not_found");
  const accept = context.header("accept") ?? "";
  if (/[.]html\b/.test(accept))
    context.fail("unimplemented", { message: "The twin does not render files as HTML." });
  if (entry.mode === DIRECTORY) {
    const entries = shownDirectory(place, path, entry, shown);
    const isObject = /[.]object\b/.test(accept);
    return { body: isObject ? { ...shownEntry(place, path, entry, shown), entries } : entries };
  }
  if (/[.]raw\b/.test(accept))
    return {
      body: place.objects.read(entry.sha, "blob") ?? new Uint8Array(),
      contentType: "application/vnd.github.raw+json; charset=utf-8",
    };
  return { body: shownFile(place, path, entry, shown) };
}

function readmeIn({ objects }: Place, root: string, directory: string): string | undefined {
  const found = entryAt(objects, root, directory);
  if (found?.mode !== DIRECTORY) return undefined;
  const names = [...readTree(objects, found.sha)].filter(([, { mode }]) => mode !== DIRECTORY);
  const name = names.map(([each]) => each).find((each) => /^readme(\.\w+)?$/i.test(each));
  return name && (directory === "" ? name : `${directory}/${name}`);
}

/** The branch that a request writes to; the first commit of an empty repository makes its own. */
function branchAsked({ parents, store, fail }: Omit<Asked, "query">, asked: string | undefined): string {
  const { repository } = parents;
  const branch = (asked ?? repository.default_branch).replace(/^refs\/heads\//, "");
  const isThere = findReference(store, repository, branchRef(branch)) !== undefined;
  if (!isThere && !isEmpty(store, repository)) fail("not_found", { message: `Branch ${branch} not found` });
  return branch;
}

function fileBefore({ store, repository, objects }: Place, branch: string, path: string): Entry | undefined {
  const head = findBranch(store, repository, branch)?.sha;
  const tree = head === undefined ? undefined : readCommit(objects, head)?.tree;
  return tree === undefined ? undefined : entryAt(objects, tree, path);
}

interface Writing extends Omit<Parameters<typeof commitChanges>[0], never> {
  readonly parents: Asked["parents"];
  readonly body: {
    readonly message: string;
    readonly author?: Parameters<typeof personOf>[1];
    readonly committer?: Parameters<typeof personOf>[1];
  };
}

function commitFile(context: Writing, branch: string, path: string, entry: Entry | null): string {
  const { body, parents } = context;
  const committer = personOf(context, body.committer ?? body.author);
  return commitChanges(context, parents.repository, new Map([[path, entry]]), {
    branch,
    message: body.message,
    author: personOf(context, body.author ?? body.committer),
    committer,
  });
}

/** A path without the slashes around it. */
const trimmed = (path: string) => path.replace(/^\/+|\/+$/g, "");
