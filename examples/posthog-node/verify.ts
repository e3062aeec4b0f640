import assert from "node:assert/strict";
import { startTwin } from "@wondertwin/framework/testing";
import { PostHog } from "posthog-node";
import { buy } from "./shop.ts";

const CUSTOMERS = 100;
const twin = await startTwin("posthog");

async function ask(path: string, body: object): Promise<unknown> {
  const response = await fetch(`${twin.url}/api/projects/@current/${path}`, {
    method: "POST",
    headers: { authorization: "Bearer phx_wondertwin", "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  assert.ok(response.ok, `${path} answered ${response.status}`);
  return response.json();
}

try {
  const groups = [{ properties: [], rollout_percentage: 30 }];
  await ask("feature_flags/", { key: "new-checkout", filters: { groups } });
  const posthog = new PostHog("phc_wondertwin", { host: twin.url, fetchRetryCount: 0 });
  const seen = { new: 0, old: 0 };
  for (let number = 0; number < CUSTOMERS; number++) seen[await buy(posthog, `customer-${number}`, 10)] += 1;
  await posthog.shutdown();
  assert.ok(seen.new > 15 && seen.new < 45, `about a third see the new checkout, not ${seen.new}`);
  const query =
    "select properties.checkout, count() as bought, sum(properties.amount) from events where event = 'bought' group by properties.checkout order by bought desc";
  const answer = await ask("query/", { query: { kind: "HogQLQuery", query } });
  assert.ok(typeof answer === "object" && answer !== null && "results" in answer);
  assert.deepEqual(answer.results, [
    ["old", seen.old, seen.old * 10],
    ["new", seen.new, seen.new * 10],
  ]);
  console.log(
    `✓ ${seen.new} of ${CUSTOMERS} customers saw the new checkout, and PostHog knows what all bought`,
  );
} catch (error) {
  console.log(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await twin.close();
}
