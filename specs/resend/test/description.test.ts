import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { startResend } from "./sdk.ts";

/** Every call that the SDK's code has, as method and path; what it fills in stands as `{}`. */
function callsOfSdk(): readonly string[] {
  const code = readFileSync(fileURLToPath(import.meta.resolve("resend")), "utf8");
  const called = code.matchAll(/resend\.(get|post|put|patch|delete)\(\s*(?:`([^`]+)`|"([^"]+)"|(\w+))/g);
  const inVariables = code.matchAll(
    /(?:const (?:url|path) = [^;]*?|build(?:Pagination|InboxCursor)Url\()[`"](\$\{inboxPath\}|\/)([^`"?]*)/g,
  );
  const paths = [...inVariables].map(([, start = "", rest = ""]) => `get ${start}${rest}`);
  const calls = [...called].flatMap(([, method = "", template, text]) => {
    const path = template ?? text;
    return path === undefined ? [] : [`${method} ${path}`];
  });
  return [...new Set([...calls, ...paths].map(normal))].toSorted();
}

/** A call with `{}` for what is filled in, and without a query. */
const normal = (call: string) =>
  call
    .replace(/\$\{inboxPath\}/, "/inboxes/{}")
    .replace(/\$\{getPaginationQueryProperties\(\w+\)\}/, "")
    .replace(/\$\{[^}]+\}/g, "{}")
    .replace(/\?.*$/, "");

describe("the description of resend", () => {
  it("has every path that the SDK can call", async () => {
    const twin = await startResend();
    try {
      const calls = callsOfSdk();
      assert.ok(calls.length > 100, `Only ${calls.length} calls were found in the SDK.`);
      for (const call of calls) {
        const [method = "", path = ""] = call.split(" ");
        const response = await fetch(twin.url + path.replaceAll("{}", "x"), { method: method.toUpperCase() });
        assert.ok(response.headers.has("x-wondertwin-coverage"), call);
      }
    } finally {
      await twin.close();
    }
  });
});
