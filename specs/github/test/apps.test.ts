import assert from "node:assert/strict";
import { createSign } from "node:crypto";
import type { RunningTwin } from "@wondertwin/framework/testing";
import { appKey } from "./app-key.ts";
import { errorOf, NOW, octokit, startGithub } from "./sdk.ts";

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A token that an app signs for itself, good for some seconds. */
function signed({ iss = 1, seconds = 300 }: { iss?: number; seconds?: number } = {}): string {
  const now = Date.parse(NOW) / 1000;
  const claims = { iss, iat: now - 60, exp: now + seconds };
  const unsigned = `${encode({ alg: "RS256", typ: "JWT" })}.${encode(claims)}`;
  return `${unsigned}.${createSign("RSA-SHA256").update(unsigned).sign(appKey, "base64url")}`;
}

describe("apps, through the SDK", () => {
  let twin: RunningTwin;
  beforeEach(async () => {
    twin = await startGithub();
  });
  afterEach(() => twin.close());

  it("prove themselves by a token that they sign", async () => {
    const { data } = await octokit(twin, signed()).apps.getAuthenticated();
    assert.equal(data?.slug, "octoapp");
    assert.equal((await errorOf(octokit(twin, signed({ seconds: -1 })).apps.getAuthenticated())).status, 401);
    assert.equal((await errorOf(octokit(twin, signed({ iss: 2 })).apps.getAuthenticated())).status, 401);
    assert.equal((await errorOf(octokit(twin, `${signed()}x`).apps.getAuthenticated())).status, 401);
  });

  it("act where they are installed, for an hour", async () => {
    const { data } = await octokit(twin, signed()).apps.createInstallationAccessToken({ installation_id: 1 });
    assert.match(data.token, /^ghs_\w{36}$/);
    assert.equal(data.expires_at, "2026-01-31T13:00:00Z");
    const installed = octokit(twin, data.token);
    const { data: issue } = await installed.issues.create({
      owner: "octo-org",
      repo: "hello-org",
      title: "Hello",
    });
    assert.equal(issue.title, "Hello");
    const { data: found } = await installed.apps.listReposAccessibleToInstallation();
    assert.deepEqual(
      found.repositories.map(({ name }) => name),
      ["hello-org"],
    );
    assert.equal(found.total_count, 1);
    assert.equal((await errorOf(installed.repos.get({ owner: "octocat", repo: "secrets" }))).status, 404);
    twin.advance("61m");
    assert.equal((await errorOf(installed.apps.listReposAccessibleToInstallation())).status, 401);
  });
});
