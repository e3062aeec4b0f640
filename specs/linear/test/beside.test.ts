import assert from "node:assert/strict";
import { AuthenticationLinearError, LinearClient } from "@linear/sdk";
import type { RunningTwin } from "@wondertwin/framework/testing";
import { client, startLinear } from "./sdk.ts";

describe("what Linear serves beside GraphQL", () => {
  let twin: RunningTwin;
  before(async () => {
    twin = await startLinear();
  });
  after(() => twin.close());

  const token = async (fields: Record<string, string>) => {
    const body = new URLSearchParams({ client_id: "app", client_secret: "secret", ...fields });
    const response = await fetch(`${twin.url}/oauth/token`, { method: "POST", body });
    // Texts all, but for how long it lasts.
    const answer = (await response.json()) as Readonly<Record<string, string>>;
    return { status: response.status, body: answer };
  };
  const withToken = (accessToken: string) => new LinearClient({ accessToken, apiUrl: `${twin.url}/graphql` });

  it("gives tokens for codes, which last for a day and are renewed once", async () => {
    const code = { grant_type: "authorization_code", redirect_uri: "http://localhost/", scope: "read,write" };
    const first = await token({ ...code, code: "grace" });
    assert.equal(first.status, 200);
    assert.equal(first.body["token_type"], "Bearer");
    assert.equal(first.body["scope"], "read write");
    const linear = withToken(first.body["access_token"] ?? "");
    assert.equal((await linear.viewer).displayName, "grace");
    twin.advance("25h");
    await assert.rejects(async () => linear.viewer, AuthenticationLinearError);
    const refresh = { grant_type: "refresh_token", refresh_token: first.body["refresh_token"] ?? "" };
    const second = await token(refresh);
    assert.equal((await withToken(second.body["access_token"] ?? "").viewer).displayName, "grace");
    assert.deepEqual(await token(refresh), {
      status: 400,
      body: { error: "invalid_grant", error_description: "The refresh token is unknown." },
    });
    const revoked = await fetch(`${twin.url}/oauth/revoke`, {
      method: "POST",
      body: new URLSearchParams({ token: second.body["access_token"] ?? "" }),
    });
    assert.deepEqual(await revoked.json(), { success: true });
    await assert.rejects(
      async () => withToken(second.body["access_token"] ?? "").viewer,
      AuthenticationLinearError,
    );
  });

  it("refuses a request for a token that says too little", async () => {
    const { status, body } = await token({ grant_type: "authorization_code" });
    assert.equal(status, 400);
    assert.equal(body["error"], "invalid_grant");
    assert.equal((await token({ grant_type: "password" })).body["error"], "invalid_request");
  });

  it("takes files at the address that an upload is given", async () => {
    const { uploadFile } = await client(twin).fileUpload("text/plain", "notes.txt", 5);
    assert.equal(uploadFile?.size, 5);
    const headers = Object.fromEntries((uploadFile?.headers ?? []).map(({ key, value }) => [key, value]));
    const put = (url: string) =>
      fetch(url, { method: "PUT", headers: { ...headers, "Content-Type": "text/plain" }, body: "hello" });
    assert.equal((await put(uploadFile?.uploadUrl ?? "")).status, 200);
    assert.equal((await put(`${twin.url}/uploads/unheard-of`)).status, 404);
  });
});
