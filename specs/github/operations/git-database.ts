import { fromBase64, paged, reply, toBase64 } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import { nodeId } from "../conventions/node-id.ts";
import { readCommit, writeCommit } from "../git/commit.ts";
import { changedTree, everythingIn } from "../git/files.ts";
import { ancestry } from "../git/history.ts";
import { personOf } from "../git/person.ts";
import { type Place, placeOf } from "../git/place.ts";
import { push } from "../git/push.ts";
import { findReference, isEmpty, type Reference, referencesBelow, revision } from "../git/references.ts";
import { shownGitCommit, shownPerson } from "../git/shown-commit.ts";
import { lined } from "../git/shown-content.ts";
import { readTag, writeTag } from "../git/tag.ts";
import { DIRECTORY, type Entry, type Mode, readTree, SUBMODULE } from "../git/tree.ts";
import { bytesOf } from "../git/utf8.ts";
import type { Resources } from "../resources.ts";
import { github } from "../vendor.ts";

export default github.operations({
  "git/create-blob": (context) => {
    const { body, fail } = context;
    const place = nonEmptyPlace(context);
    const bytes = body.encoding === "base64" ? fromBase64(body.content) : bytesOf(body.content);
    const sha = place.objects.write(
      "blob",
      bytes ?? fail("invalid_argument", { message: "content is not valid Base64" }),
    );
    return { sha, url: `${place.api}/git/blobs/${sha}` };
  },

  "git/get-blob": (context) => {
    const { params, header, fail } = context;
    const { api, objects, repository } = nonEmptyPlace(context);
    const sha = params.file_sha;
    const bytes = objects.read(sha, "blob") ?? fail("not_found");
    if (/[.]raw\b/.test(header("accept") ?? ""))
      return reply({ body: bytes, contentType: "application/vnd.github.raw; charset=utf-8" });
    return {
      sha,
      node_id: nodeId("Blob", `${repository.id}:${sha}`),
      size: bytes.length,
      url: `${api}/git/blobs/${sha}`,
      content: lined(toBase64(bytes)),
      encoding: "base64",
    };
  },

  "git/create-tree": (context) => {
    const { body, fail } = context;
    const place = nonEmptyPlace(context);
    const { objects } = place;
    const base = body.base_tree === undefined ? undefined : treeNamed(place, body.base_tree);
    if (body.base_tree !== undefined && base === undefined)
      fail("not_found", { message: "base_tree is not a valid tree" });
    const changes = new Map<string, Entry | null>();
    for (const { path = "", mode = "100644", type, sha, content } of body.tree) {
      const isPath = path !== "" && path.split("/").every((part) => !["", ".", "..", ".git"].includes(part));
      if (!isPath) fail("invalid_argument", { message: "tree.path contains a malformed path component" });
      if (sha === null) changes.set(path, null);
      else if (sha === undefined)
        changes.set(path, { mode, sha: objects.write("blob", bytesOf(content ?? "")) });
      else if (mode !== SUBMODULE && objects.typeOf(sha) !== (type ?? typeOfMode(mode)))
        fail("invalid_argument", { message: `tree.sha ${sha} is not a valid ${type ?? typeOfMode(mode)}` });
      else changes.set(path, { mode, sha });
    }
    return shownTree(place, changedTree(objects, base, changes));
  },

  "git/get-tree": (context) => {
    const { params, query, fail } = context;
    const place = nonEmptyPlace(context);
    const sha = treeNamed(place, params.tree_sha) ?? fail("not_found");
    return shownTree(place, sha, query.recursive !== undefined);
  },

  "git/create-commit": (context) => {
    const { body, fail } = context;
    const place = nonEmptyPlace(context);
    const { objects } = place;
    if (objects.typeOf(body.tree) !== "tree")
      fail("invalid_argument", { message: "Tree SHA does not exist" });
    const parents = body.parents ?? [];
    if (parents.some((parent) => objects.typeOf(parent) !== "commit"))
      fail("invalid_argument", { message: "Parent SHA does not exist or is not a commit object" });
    const author = personOf(context, body.author);
    const sha = writeCommit(objects, {
      tree: body.tree,
      parents,
      author,
      committer: body.committer || body.author ? personOf(context, body.committer ?? body.author) : author,
      message: body.message,
      signature: body.signature,
    });
    return shownGitCommit(place, sha);
  },

  "git/get-commit": (context) => {
    const { params, fail } = context;
    const place = nonEmptyPlace(context);
    if (place.objects.typeOf(params.commit_sha) !== "commit") fail("not_found");
    return shownGitCommit(place, params.commit_sha);
  },

  "git/create-tag": (context) => {
    const { body, fail } = context;
    const place = nonEmptyPlace(context);
    const { objects } = place;
    if (objects.typeOf(body.object) !== body.type)
      fail("invalid_argument", { message: "Object does not exist" });
    const { tag, object, type, message } = body;
    const tagger = personOf(context, body.tagger);
    return shownTag(place, writeTag(objects, { object, type, tag, tagger, message })) ?? fail("internal");
  },

  "git/get-tag": (context) =>
    shownTag(nonEmptyPlace(context), context.params.tag_sha) ?? context.fail("not_found"),

  "git/create-ref": (context) => {
    const { body, parents, store, fail } = context;
    const place = nonEmptyPlace(context);
    const { ref: name, sha } = body;
    if (!/^refs\/[^/]+\/.+/.test(name) || isMalformed(name))
      fail("invalid_argument", {
        message: "Reference name is not valid: it must start with 'refs/' and have at least two slashes.",
      });
    const type = place.objects.typeOf(sha);
    if (type === undefined || (name.startsWith("refs/heads/") && type !== "commit"))
      fail("invalid_argument", { message: "Object does not exist" });
    if (findReference(store, parents.repository, name))
      fail("invalid_argument", { message: "Reference already exists" });
    push(context, parents.repository, { name, to: sha });
    return reply({
      body: shownReference(place, { name, sha }),
      headers: { Location: `${place.api}/git/${name}` },
    });
  },

  "git/get-ref": (context) => {
    const { params, parents, store, fail } = context;
    const place = nonEmptyPlace(context);
    return shownReference(
      place,
      findReference(store, parents.repository, `refs/${params.ref}`) ?? fail("not_found"),
    );
  },

  "git/list-matching-refs": (context) => {
    const { params, parents, store } = context;
    const place = placeOf(context, parents.repository);
    const found = referencesBelow(store, parents.repository, `refs/${params.ref}`);
    return found.map((reference) => shownReference(place, reference));
  },

  "git/update-ref": (context) => {
    const { body, params, parents, store, fail } = context;
    const place = nonEmptyPlace(context);
    const name = `refs/${params.ref}`;
    const found =
      findReference(store, parents.repository, name) ??
      fail("invalid_argument", { message: "Reference does not exist" });
    const type = place.objects.typeOf(body.sha);
    if (type === undefined || (name.startsWith("refs/heads/") && type !== "commit"))
      fail("invalid_argument", { message: "Object does not exist" });
    if (body.force !== true && !ancestry(place.objects, body.sha).has(found.sha))
      fail("invalid_argument", { message: "Update is not a fast forward" });
    push(context, parents.repository, { name, to: body.sha });
    return shownReference(place, { name, sha: body.sha });
  },

  "git/delete-ref": (context) => {
    const { params, parents, store, fail } = context;
    const name = `refs/${params.ref}`;
    if (!findReference(store, parents.repository, name))
      fail("invalid_argument", { message: "Reference does not exist" });
    push(context, parents.repository, { name, to: undefined });
  },

  "repos/list-tags": ({ parents: { repository }, store, url }) => {
    const { api } = placeOf({ store, url }, repository);
    const tags = referencesBelow(store, repository, "refs/tags/").toReversed();
    return paged(
      tags.map(({ name: ref, sha }) => {
        const name = ref.slice("refs/tags/".length);
        const commit = revision(store, repository, ref) ?? sha;
        return {
          name,
          commit: { sha: commit, url: `${api}/commits/${commit}` },
          zipball_url: `${api}/zipball/${ref}`,
          tarball_url: `${api}/tarball/${ref}`,
          node_id: nodeId("Ref", `${repository.id}:${ref}`),
        };
      }),
    );
  },

  "repos/download-zipball-archive": (context) => archive(context, "zip"),
  "repos/download-tarball-archive": (context) => archive(context, "tar.gz"),
});

interface Asked {
  readonly parents: { readonly repository: Resources["repository"] };
  readonly store: Place["store"];
  url(path: string): string;
  fail(reason: "aborted" | "not_found", details?: { readonly message: string }): never;
}

/** A repository that has a commit: git's database is closed before the first. */
function nonEmptyPlace(context: Asked): Place {
  const { repository } = context.parents;
  if (isEmpty(context.store, repository)) context.fail("aborted", { message: "Git Repository is empty." });
  return placeOf(context, repository);
}

function archive(context: Asked & { readonly params: { readonly ref: string } }, kind: "zip" | "tar.gz") {
  const { params, parents, store, fail } = context;
  const sha =
    revision(store, parents.repository, params.ref === "" ? "HEAD" : params.ref) ?? fail("not_found");
  const { fullName } = placeOf(context, parents.repository);
  return reply({
    status: 302,
    headers: { Location: `https://codeload.github.com/${fullName}/legacy.${kind}/${sha}` },
  });
}

/** The tree that a tree's, a commit's or a reference's name stands for. */
function treeNamed({ objects, store, repository }: Place, name: string): string | undefined {
  if (objects.typeOf(name) === "tree") return name;
  const commit = revision(store, repository, name);
  return commit === undefined ? undefined : readCommit(objects, commit)?.tree;
}

const typeOfMode = (mode: Mode) => (mode === DIRECTORY ? "tree" : mode === SUBMODULE ? "commit" : "blob");

/** Whether git takes no reference of this name (git-check-ref-format(1)). */
const isMalformed = (name: string) => /[\s~^:?*[\\]|\.\.|@\{|\/\/|\/$|\.$|\.lock(\/|$)|(^|\/)\./.test(name);

function shownTree({ api, objects }: Place, sha: string, recursive = false): Schemas["git-tree"] {
  const entries = recursive ? everythingIn(objects, sha) : readTree(objects, sha);
  return {
    sha,
    url: `${api}/git/trees/${sha}`,
    tree: [...entries].map(([path, { mode, sha: inner }]) => {
      const type = typeOfMode(mode);
      const size = type === "blob" ? objects.read(inner, "blob")?.length : undefined;
      const url = type === "commit" ? undefined : `${api}/git/${type}s/${inner}`;
      return { path, mode, type, sha: inner, ...(size !== undefined && { size }), ...(url && { url }) };
    }),
    truncated: false,
  };
}

function shownReference({ api, objects, repository }: Place, { name, sha }: Reference): Schemas["git-ref"] {
  const type = objects.typeOf(sha) ?? "commit";
  return {
    ref: name,
    node_id: nodeId("Ref", `${repository.id}:${name}`),
    url: `${api}/git/${name}`,
    object: { sha, type, url: `${api}/git/${type}s/${sha}` },
  };
}

function shownTag({ api, objects, repository }: Place, sha: string): Schemas["git-tag"] | undefined {
  const tag = readTag(objects, sha);
  return (
    tag && {
      node_id: nodeId("Tag", `${repository.id}:${sha}`),
      sha,
      url: `${api}/git/tags/${sha}`,
      tag: tag.tag,
      message: tag.message,
      tagger: shownPerson(tag.tagger),
      object: { sha: tag.object, type: tag.type, url: `${api}/git/${tag.type}s/${tag.object}` },
      verification: {
        verified: false,
        reason: "unsigned",
        signature: null,
        payload: null,
        verified_at: null,
      },
    }
  );
}
