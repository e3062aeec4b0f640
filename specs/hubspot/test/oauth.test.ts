import assert from "node:assert/strict";
import { Client } from "@hubspot/api-client";
import type { RunningTwin } from "@wondertwin/framework/testing";
import { errorOf, hubspotClient, startHubspot } from "./sdk.ts";

describe("HubSpot's OAuth", () => {
  let twin: RunningTwin;
  let hubspot: Client;
  const id = "wondertwin-client-id";
  const secret = "wondertwin-client-secret";
  const redirect = "http://localhost:3000/oauth-callback";

  before(async () => {
    twin = await startHubspot();
    hubspot = new Client({ basePath: twin.url, numberOfApiCallRetries: 0, limiterOptions: { minTime: 0 } });
  });
  after(() => twin.close());

  it("changes a code for tokens once, and tells about them", async () => {
    const { tokensApi, accessTokensApi, refreshTokensApi } = hubspot.oauth;
    const granted = await tokensApi.create("authorization_code", "wondertwin-code", redirect, id, secret);
    assert.equal(granted.expiresIn, 1800);
    assert.equal(granted.tokenType, "bearer");
    const access = await accessTokensApi.get(granted.accessToken);
    assert.equal(access.appId, 1122);
    assert.ok(access.scopes.includes("crm.objects.contacts.read"));
    assert.equal((await refreshTokensApi.get(granted.refreshToken)).clientId, id);
    assert.ok(await hubspotClient(twin, granted.accessToken).crm.contacts.basicApi.getPage());
    const again = await errorOf(
      tokensApi.create("authorization_code", "wondertwin-code", redirect, id, secret),
    );
    assert.equal(again.code, 400);
    assert.equal(again.body.status, "BAD_AUTH_CODE");
  });

  it("refreshes tokens, which end after half an hour", async () => {
    const { tokensApi, refreshTokensApi } = hubspot.oauth;
    const granted = await tokensApi.create(
      "refresh_token",
      undefined,
      undefined,
      id,
      secret,
      "wondertwin-refresh",
    );
    assert.equal(granted.refreshToken, "wondertwin-refresh");
    const { crm } = hubspotClient(twin, granted.accessToken);
    assert.ok(await crm.contacts.basicApi.getPage());
    await fetch(`${twin.url}/_wt/clock/advance`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ duration: "31m" }),
    });
    const { code, body } = await errorOf(crm.contacts.basicApi.getPage());
    assert.equal(code, 401);
    assert.equal(body.category, "EXPIRED_AUTHENTICATION");
    await refreshTokensApi.archive("wondertwin-refresh");
    const gone = await errorOf(
      tokensApi.create("refresh_token", undefined, undefined, id, secret, "wondertwin-refresh"),
    );
    assert.equal(gone.body.status, "BAD_REFRESH_TOKEN");
  });

  it("knows its apps, their secrets and where they lead back to", async () => {
    const { tokensApi } = hubspot.oauth;
    const status = async (...grant: Parameters<typeof tokensApi.create>) =>
      (await errorOf(tokensApi.create(...grant))).body.status;
    assert.equal(await status("refresh_token", undefined, undefined, "nobody", secret), "BAD_CLIENT_ID");
    assert.equal(await status("refresh_token", undefined, undefined, id, "wrong"), "BAD_CLIENT_SECRET");
    assert.equal(await status("authorization_code", "x", "http://elsewhere", id, secret), "BAD_REDIRECT_URI");
    assert.equal(await status("password", undefined, undefined, id, secret), "BAD_GRANT_TYPE");
  });
});
