import assert from "node:assert/strict";
import type { Octokit } from "@octokit/rest";
import type { RunningTwin } from "@wondertwin/framework/testing";
import { errorOf, octokit, startGithub } from "./sdk.ts";

const hello = { owner: "octocat", repo: "Hello-World" };
const base64 = (text: string) => Buffer.from(text).toString("base64");

/** What git itself names the objects of these tests: `git hash-object`, `write-tree`, `commit-tree`. */
const known = {
  readme: "761d109ecff5fb2c9922e2b692c6f4ee7f3b860b",
  firstTree: "a08ecc6e7f0e9377881cb7900e011d9e8a93ecd4",
  firstCommit: "6e4ff9d2752b618a280c83e6695cad7aab138b98",
  source: "cb0ff5c3b541f646105198ee23ac0fc3d805023e",
  script: "1a2485251c33a70432394c93fb89330ef214bfc9",
  text: "c1b0730e0133447badcfd47fd144e254807b06e1",
  secondTree: "37d2f6889587a69355466f012096e0e6a5f1d4fc",
  secondCommit: "23a344e78a49ed6e6c436698cd20fd4053c79e4b",
  tag: "50a37e10074c85743919eb5e72aeb9fd1502ad5d",
};

describe("git, through the SDK", () => {
  let twin: RunningTwin;
  let github: Octokit;
  beforeEach(async () => {
    twin = await startGithub();
    github = octokit(twin);
  });
  afterEach(() => twin.close());

  it("names objects as git does", async () => {
    const { data: first } = await github.git.getCommit({ ...hello, commit_sha: known.firstCommit });
    assert.equal(first.tree.sha, known.firstTree);
    const script = await github.git.createBlob({
      ...hello,
      content: base64("#!/bin/sh\n"),
      encoding: "base64",
    });
    assert.equal(script.data.sha, known.script);
    const { data: tree } = await github.git.createTree({
      ...hello,
      base_tree: first.sha,
      tree: [
        { path: "src/index.ts", mode: "100644", type: "blob", content: "export {};\n" },
        { path: "src.txt", mode: "100644", type: "blob", content: "x" },
        { path: "a.b/run.sh", mode: "100755", type: "blob", sha: script.data.sha },
      ],
    });
    assert.equal(tree.sha, known.secondTree);
    assert.deepEqual(
      tree.tree.map(({ path, type }) => `${type} ${path}`),
      ["blob README.md", "tree a.b", "blob src.txt", "tree src"],
    );
    const octocat = { name: "The Octocat", email: "octocat@github.com" };
    const { data: commit } = await github.git.createCommit({
      ...hello,
      message: "Add files\n\nWith a body.",
      tree: tree.sha,
      parents: [first.sha],
      author: { ...octocat, date: "2026-02-01T09:30:00+05:30" },
      committer: { ...octocat, date: "2026-01-31T12:00:00Z" },
    });
    assert.equal(commit.sha, known.secondCommit);
    assert.equal(commit.author.date, "2026-02-01T04:00:00Z");
    const { data: tag } = await github.git.createTag({
      ...hello,
      tag: "v1",
      message: "First",
      object: commit.sha,
      type: "commit",
    });
    assert.equal(tag.sha, known.tag);
    const recursive = await github.git.getTree({ ...hello, tree_sha: commit.sha, recursive: "1" });
    assert.deepEqual(
      recursive.data.tree.map(({ path, sha }) => [path, sha]).filter(([path]) => path?.includes(".")),
      [
        ["README.md", known.readme],
        ["a.b", recursive.data.tree[1]?.sha],
        ["a.b/run.sh", known.script],
        ["src.txt", known.text],
        ["src/index.ts", known.source],
      ],
    );
  });

  it("keeps references, and moves them forward unless forced", async () => {
    const { data: main } = await github.git.getRef({ ...hello, ref: "heads/main" });
    assert.equal(main.object.sha, known.firstCommit);
    const created = await github.git.createRef({ ...hello, ref: "refs/heads/fix/one", sha: main.object.sha });
    assert.equal(created.status, 201);
    const again = await errorOf(
      github.git.createRef({ ...hello, ref: "refs/heads/fix/one", sha: main.object.sha }),
    );
    assert.equal(again.status, 422);
    assert.match(again.message, /Reference already exists/);
    const { data: orphan } = await github.git.createCommit({ ...hello, message: "x", tree: known.firstTree });
    const refused = await errorOf(github.git.updateRef({ ...hello, ref: "heads/fix/one", sha: orphan.sha }));
    assert.match(refused.message, /not a fast forward/);
    await github.git.updateRef({ ...hello, ref: "heads/fix/one", sha: orphan.sha, force: true });
    const { data: matching } = await github.git.listMatchingRefs({ ...hello, ref: "heads/fix" });
    assert.deepEqual(
      matching.map(({ ref, object }) => [ref, object.sha]),
      [["refs/heads/fix/one", orphan.sha]],
    );
    assert.equal((await github.repos.getBranch({ ...hello, branch: "fix/one" })).data.commit.sha, orphan.sha);
    await github.git.deleteRef({ ...hello, ref: "heads/fix/one" });
    assert.equal((await errorOf(github.git.getRef({ ...hello, ref: "heads/fix/one" }))).status, 404);
    const empty = await errorOf(github.git.getRef({ owner: "octocat", repo: "secrets", ref: "heads/main" }));
    assert.equal(empty.status, 409);
    assert.match(empty.message, /Git Repository is empty/);
  });

  it("reads, writes and deletes files as commits", async () => {
    const put = await github.repos.createOrUpdateFileContents({
      ...hello,
      path: "docs/a b.md",
      message: "Write",
      content: base64("one\ntwo\n"),
    });
    assert.equal(put.status, 201);
    assert.equal(put.data.content?.path, "docs/a b.md");
    const { data: file } = await github.repos.getContent({ ...hello, path: "docs/a b.md" });
    assert.ok(!Array.isArray(file) && file.type === "file" && "content" in file);
    assert.equal(Buffer.from(file.content, "base64").toString(), "one\ntwo\n");
    const { data: raw } = await github.repos.getContent({
      ...hello,
      path: "docs/a b.md",
      mediaType: { format: "raw" },
    });
    assert.equal(String(raw), "one\ntwo\n");
    const { data: root } = await github.repos.getContent({ ...hello, path: "" });
    assert.ok(Array.isArray(root));
    assert.deepEqual(
      root.map(({ name, type }) => `${type} ${name}`),
      ["file README.md", "dir docs"],
    );
    const writing = { ...hello, path: "docs/a b.md", message: "Again", content: base64("one\n2\n") };
    assert.equal((await errorOf(github.repos.createOrUpdateFileContents(writing))).status, 422);
    const stale = await errorOf(github.repos.createOrUpdateFileContents({ ...writing, sha: known.readme }));
    assert.equal(stale.status, 409);
    assert.match(stale.message, /does not match/);
    const updated = await github.repos.createOrUpdateFileContents({ ...writing, sha: file.sha });
    assert.equal(updated.status, 200);
    const { data: commit } = await github.repos.getCommit({ ...hello, ref: "main" });
    assert.deepEqual(commit.stats, { total: 2, additions: 1, deletions: 1 });
    assert.equal(commit.files?.[0]?.patch, "@@ -1,2 +1,2 @@\n one\n-two\n+2");
    assert.equal(commit.author?.login, "octocat");
    const { data: commits } = await github.repos.listCommits({ ...hello, path: "docs" });
    assert.deepEqual(
      commits.map(({ commit: { message } }) => message),
      ["Again", "Write"],
    );
    await github.repos.deleteFile({
      ...hello,
      path: "docs/a b.md",
      message: "Delete",
      sha: updated.data.content?.sha ?? "",
    });
    assert.equal((await errorOf(github.repos.getContent({ ...hello, path: "docs" }))).status, 404);
    const { data: readme } = await github.repos.getReadme(hello);
    assert.equal(readme.sha, known.readme);
  });

  it("compares commits and merges branches, unless they conflict", async () => {
    await github.git.createRef({ ...hello, ref: "refs/heads/side", sha: known.firstCommit });
    const write = (branch: string, path: string, text: string, sha?: string) =>
      github.repos.createOrUpdateFileContents({
        ...hello,
        branch,
        path,
        message: `Write ${path}`,
        content: base64(text),
        ...(sha !== undefined && { sha }),
      });
    await write("side", "new.txt", "new\n");
    await write("main", "other.txt", "other\n");
    const { data } = await github.repos.compareCommitsWithBasehead({ ...hello, basehead: "main...side" });
    assert.deepEqual(
      [data.status, data.ahead_by, data.behind_by, data.merge_base_commit.sha],
      ["diverged", 1, 1, known.firstCommit],
    );
    assert.deepEqual(
      data.files?.map(({ filename, status }) => [filename, status]),
      [["new.txt", "added"]],
    );
    const { data: diff } = await github.repos.compareCommitsWithBasehead({
      ...hello,
      basehead: "main...side",
      mediaType: { format: "diff" },
    });
    assert.equal(
      String(diff),
      "diff --git a/new.txt b/new.txt\nnew file mode 100644\nindex 0000000..3e75765\n--- /dev/null\n+++ b/new.txt\n@@ -0,0 +1 @@\n+new\n",
    );
    const merged = await github.repos.merge({ ...hello, base: "main", head: "side" });
    assert.equal(merged.status, 201);
    assert.equal(merged.data.parents.length, 2);
    assert.equal((await github.repos.merge({ ...hello, base: "main", head: "side" })).status, 204);
    await write("side", "README.md", "theirs", known.readme);
    await write("main", "README.md", "ours", known.readme);
    assert.equal((await errorOf(github.repos.merge({ ...hello, base: "main", head: "side" }))).status, 409);
  });

  it("begins with the repository, and shares objects with forks", async () => {
    const { data: made } = await github.repos.createForAuthenticatedUser({ name: "begun", auto_init: true });
    const { data: branches } = await github.repos.listBranches({ owner: "octocat", repo: "begun" });
    assert.deepEqual(
      branches.map(({ name }) => name),
      [made.default_branch],
    );
    const monalisa = octokit(twin, "ghp_monalisa");
    const { data: fork } = await monalisa.repos.createFork(hello);
    assert.equal(fork.fork, true);
    assert.equal(fork.parent?.full_name, "octocat/Hello-World");
    const own = { owner: "monalisa", repo: "Hello-World" };
    const put = await monalisa.repos.createOrUpdateFileContents({
      ...own,
      path: "fork.txt",
      message: "Mine",
      content: base64("mine\n"),
    });
    const { data: seen } = await github.repos.compareCommitsWithBasehead({
      ...hello,
      basehead: "main...monalisa:main",
    });
    assert.deepEqual(
      seen.commits.map(({ sha }) => sha),
      [put.data.commit.sha],
    );
    await github.repos.createOrUpdateFileContents({
      ...hello,
      path: "up.txt",
      message: "Up",
      content: base64("u"),
    });
    const { data: synced } = await monalisa.repos.mergeUpstream({ ...own, branch: "main" });
    assert.equal(synced.merge_type, "merge");
  });

  it("tells the state of a commit, tags what is released, and finds code", async () => {
    const write = (context: string, state: "success" | "failure" | "pending") =>
      github.repos.createCommitStatus({ ...hello, sha: known.firstCommit, context, state });
    await write("ci", "pending");
    await write("lint", "success");
    const combined = async () => (await github.repos.getCombinedStatusForRef({ ...hello, ref: "main" })).data;
    assert.equal((await combined()).state, "pending");
    await write("ci", "success");
    const { state, total_count } = await combined();
    assert.deepEqual([state, total_count], ["success", 2]);
    await github.repos.createRelease({ ...hello, tag_name: "v1.0" });
    const { data: tags } = await github.repos.listTags(hello);
    assert.deepEqual(
      tags.map(({ name, commit }) => [name, commit.sha]),
      [["v1.0", known.firstCommit]],
    );
    const { data: code } = await github.search.code({
      q: "repository repo:octocat/Hello-World filename:README.md",
    });
    assert.deepEqual(
      code.items.map(({ path, sha }) => [path, sha]),
      [["README.md", known.readme]],
    );
  });
});
