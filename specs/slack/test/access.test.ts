import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import { apiUrl, client, failureOf, GENERAL, startSlack } from "./sdk.ts";

describe("tokens", () => {
  let twin: RunningTwin;
  before(async () => {
    twin = await startSlack();
  });
  after(() => twin.close());

  const errorWith = async (token: string | undefined, method = "users.list") =>
    (await failureOf(client(twin, token ?? "").apiCall(method))).error;
  const call = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(apiUrl(twin) + path, { method: "POST", ...init });
    // Answers of the Web API are objects.
    return { response, body: (await response.json()) as Readonly<Record<string, unknown>> };
  };

  it("are refused by what is wrong with them", async () => {
    assert.equal(await errorWith(""), "not_authed");
    assert.equal(await errorWith("xoxb-unknown"), "invalid_auth");
    assert.equal(await errorWith("xoxb-wondertwin-revoked"), "token_revoked");
    assert.equal(await errorWith("xapp-wondertwin"), "not_allowed_token_type");
    assert.equal(await errorWith("xoxb-wondertwin", "apps.connections.open"), "not_allowed_token_type");
    assert.equal(await errorWith("xoxb-wondertwin", "search.messages"), "not_allowed_token_type");
  });

  it("need a scope of the method's, and say which", async () => {
    const failed = await failureOf(
      client(twin, "xoxb-wondertwin-readonly").chat.postMessage({ channel: GENERAL, text: "x" }),
    );
    assert.equal(failed.error, "missing_scope");
    assert.deepEqual(
      [Object(failed).needed, Object(failed).provided],
      ["chat:write", "channels:read,users:read,team:read"],
    );
    assert.deepEqual(failed.response_metadata?.scopes, ["channels:read", "users:read", "team:read"]);
    assert.deepEqual(failed.response_metadata?.acceptedScopes, ["chat:write"]);
    await client(twin, "xoxb-wondertwin-readonly").conversations.list();
  });

  it("stand in a header, a form, a query; methods take any verb", async () => {
    const form = { "content-type": "application/x-www-form-urlencoded" };
    assert.equal((await call("auth.test?token=xoxb-wondertwin", { method: "GET" })).body["ok"], true);
    assert.equal(
      (await call("auth.test", { headers: form, body: "token=xoxb-wondertwin" })).body["ok"],
      true,
    );
    assert.equal(
      (await call("auth.test", { method: "PUT", headers: { authorization: "Bearer xoxb-wondertwin" } })).body[
        "ok"
      ],
      true,
    );
  });

  it("are good no longer once they are revoked", async () => {
    const { id } = twin.plant("token", {
      id: "xoxb-brief",
      kind: "bot",
      app_id: "A0WONDER01",
      user_id: "U0WONDERBT",
      bot_id: null,
      scopes: [],
      revoked: false,
      expires_at: null,
      refresh_token: null,
    });
    const answer = await client(twin, String(id)).auth.revoke();
    assert.equal(Object(answer).revoked, true);
    assert.equal(await errorWith("xoxb-brief", "auth.test"), "token_revoked");
  });

  it("that end in a name belong to another workspace", async () => {
    const other = client(twin, "xoxb-wondertwin@second");
    await other.conversations.create({ name: "elsewhere" });
    const namesFor = async (token: string) =>
      (await client(twin, token).conversations.list()).channels?.map(({ name }) => name);
    assert.ok((await namesFor("xoxb-wondertwin@second"))?.includes("elsewhere"));
    assert.ok(!(await namesFor("xoxb-wondertwin"))?.includes("elsewhere"));
  });

  it("come of an installation, and are renewed", async () => {
    const web = client(twin, "");
    const credentials = { client_id: "1000000001.2000000001", client_secret: "wondertwin-client-secret" };
    await client(twin).auth.test();
    const page = `${twin.url}/_pages/default/oauth/v2/authorize`;
    const query =
      "client_id=1000000001.2000000001&scope=chat:write&user_scope=search:read&state=s&redirect_uri=https://app.test/back";
    const consent = await fetch(`${page}?${query}`, { redirect: "manual" });
    const back = new URL(consent.headers.get("location") ?? "");
    assert.equal(back.searchParams.get("state"), "s");
    const code = back.searchParams.get("code") ?? "";
    assert.equal(
      (await failureOf(web.oauth.v2.access({ ...credentials, client_secret: "wrong", code }))).error,
      "bad_client_secret",
    );
    const given = await web.oauth.v2.access({ ...credentials, code });
    assert.deepEqual(
      [given.token_type, given.scope, given.team?.name, given.authed_user?.scope],
      ["bot", "chat:write", "WonderTwin", "search:read"],
    );
    await client(twin, given.access_token ?? "").chat.postMessage({ channel: GENERAL, text: "Installed" });
    assert.equal((await failureOf(web.oauth.v2.access({ ...credentials, code }))).error, "invalid_code");
    const first = await web.oauth.v2.exchange({ ...credentials, token: given.access_token ?? "" });
    const renewed = await web.oauth.v2.access({
      ...credentials,
      grant_type: "refresh_token",
      refresh_token: Object(first).refresh_token,
    });
    assert.equal(renewed.expires_in, 43_200);
    twin.advance("12h");
    assert.equal(await errorWith(renewed.access_token, "auth.test"), "token_expired");
  });
});

describe("requests", () => {
  let twin: RunningTwin;
  before(async () => {
    twin = await startSlack();
  });
  after(() => twin.close());

  const ask = async (method: string, type: string, body: string) => {
    const headers = { authorization: "Bearer xoxb-wondertwin", "content-type": type };
    const response = await fetch(apiUrl(twin) + method, { method: "POST", headers, body });
    return JSON.parse(await response.text());
  };

  it("are refused by what is wrong with them, with status 200", async () => {
    const json = "application/json; charset=utf-8";
    assert.deepEqual(await ask("no.such.method", json, "{}"), {
      ok: false,
      error: "unknown_method",
      req_method: "no.such.method",
    });
    assert.equal((await ask("users.info", json, "{")).error, "invalid_json");
    assert.equal((await ask("users.info", json, "[]")).error, "json_not_object");
    assert.equal((await ask("users.info", "text/plain", "x")).error, "invalid_post_type");
    const missing = await ask("conversations.info", json, "{}");
    assert.deepEqual(missing, {
      ok: false,
      error: "invalid_arguments",
      response_metadata: { messages: ["[ERROR] missing required field: channel"] },
    });
    assert.equal(
      (await ask("chat.postMessage", json, `{"channel":"${GENERAL}","blocks":5}`)).error,
      "invalid_arguments",
    );
  });

  it("are warned about their charset", async () => {
    const warned = await ask("api.test", "application/json", "{}");
    assert.deepEqual(
      [warned.warning, warned.response_metadata.warnings],
      ["missing_charset", ["missing_charset"]],
    );
    const form = await ask("api.test", "application/x-www-form-urlencoded; charset=utf-8", "a=1");
    assert.equal(form.warning, "superfluous_charset");
    assert.deepEqual(await ask("api.test", "application/json; charset=utf-8", '{"foo":"bar"}'), {
      ok: true,
      args: { foo: "bar" },
    });
    assert.equal(
      (await ask("api.test", "application/json; charset=utf-8", '{"error":"my_error"}')).error,
      "my_error",
    );
  });

  it("are limited by tiers where that is asked for", async () => {
    twin.limits.enforce(true);
    try {
      const web = client(twin);
      for (let count = 0; count < 20; count++) await web.users.list({});
      const refused = web.users.list({});
      await assert.rejects(
        refused,
        (error) =>
          Object(error).code === "slack_webapi_rate_limited_error" && Object(error).retryAfter === 60,
      );
      await web.users.info({ user: "U0ADA00001" });
    } finally {
      twin.limits.enforce(false);
    }
  });
});
