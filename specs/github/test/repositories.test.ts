import assert from "node:assert/strict";
import type { Octokit } from "@octokit/rest";
import type { RunningTwin } from "@wondertwin/framework/testing";
import { errorOf, NOW, octokit, startGithub } from "./sdk.ts";

describe("repositories, through the SDK", () => {
  let twin: RunningTwin;
  let github: Octokit;
  before(async () => {
    twin = await startGithub();
    github = octokit(twin);
  });
  after(() => twin.close());

  it("are made, read by owner and name in any case, changed and deleted", async () => {
    const { status, data } = await github.repos.createForAuthenticatedUser({
      name: "new one",
      private: true,
    });
    assert.equal(status, 201);
    assert.equal(data.full_name, "octocat/new-one");
    assert.equal(data.private, true);
    assert.equal(data.visibility, "private");
    assert.equal(data.created_at, NOW);
    assert.equal(data.owner.login, "octocat");
    assert.equal(data.url, `${twin.url}/repos/octocat/new-one`);
    assert.deepEqual(data.permissions, { admin: true, maintain: true, push: true, triage: true, pull: true });
    const read = await github.repos.get({ owner: "OctoCat", repo: "NEW-ONE" });
    assert.equal(read.data.id, data.id);
    const changed = await github.repos.update({
      owner: "octocat",
      repo: "new-one",
      description: "said",
      name: "newer",
    });
    assert.equal(changed.data.description, "said");
    assert.equal(changed.data.full_name, "octocat/newer");
    assert.equal((await github.repos.delete({ owner: "octocat", repo: "newer" })).status, 204);
    assert.equal((await errorOf(github.repos.get({ owner: "octocat", repo: "newer" }))).status, 404);
  });

  it("of two owners may share a name, of one may not", async () => {
    await github.repos.createInOrg({ org: "octo-org", name: "Hello-World" });
    const own = await github.repos.get({ owner: "octocat", repo: "Hello-World" });
    const theirs = await github.repos.get({ owner: "octo-org", repo: "Hello-World" });
    assert.notEqual(own.data.id, theirs.data.id);
    const error = await errorOf(github.repos.createForAuthenticatedUser({ name: "hello-world" }));
    assert.equal(error.status, 422);
    assert.match(error.message, /Repository creation failed/);
  });

  it("that are private are not there for others", async () => {
    const stranger = octokit(twin, "ghp_monalisa");
    const error = await errorOf(stranger.repos.get({ owner: "octocat", repo: "secrets" }));
    assert.equal(error.status, 404);
    assert.equal(error.response?.headers["x-ratelimit-resource"], "core");
    const { data } = await stranger.repos.listForUser({ username: "octocat" });
    assert.ok(!data.some(({ name }) => name === "secrets"));
    const refused = await errorOf(
      stranger.repos.update({ owner: "octocat", repo: "Hello-World", description: "x" }),
    );
    assert.equal(refused.status, 403);
  });

  it("are listed in pages that the SDK follows", async () => {
    for (let count = 0; count < 7; count++)
      await github.repos.createForAuthenticatedUser({ name: `page-${count}` });
    const all = await github.paginate(github.repos.listForAuthenticatedUser, {
      per_page: 3,
      affiliation: "owner",
    });
    assert.equal(all.length, new Set(all.map(({ id }) => id)).size);
    assert.equal(all.filter(({ name }) => name.startsWith("page-")).length, 7);
    const { headers } = await github.repos.listForAuthenticatedUser({
      per_page: 3,
      page: 2,
      affiliation: "owner",
    });
    assert.match(
      headers.link ?? "",
      /<http[^>]+per_page=3[^>]*page=1[^>]*>; rel="prev", <[^>]+page=3[^>]*>; rel="next", <[^>]+>; rel="last", <[^>]+page=1[^>]*>; rel="first"/,
    );
  });

  it("say what they are by a tag, and are not sent twice", async () => {
    const { headers } = await github.repos.get({ owner: "octocat", repo: "Hello-World" });
    assert.match(headers.etag ?? "", /^W\/"[0-9a-f]{64}"$/);
    const error = await errorOf(
      github.repos.get({ owner: "octocat", repo: "Hello-World", headers: { "if-none-match": headers.etag } }),
    );
    assert.equal(error.status, 304);
  });
});
