/**
 * Memory of a twin that is asked a million times, as test suites ask: what one test made is reset before the next.
 * Every hundred thousand requests it prints what is held behind a garbage collection.
 *
 * `npm run bench:memory -- [--requests 1000000]`
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createTwin } from "@wondertwin/framework/testing";

const { values } = parseArgs({ options: { requests: { type: "string", default: "1000000" } } });
const total = Number(values.requests);
const EVERY = 100_000;
const MEGABYTE = 1024 * 1024;

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

const folder = mkdtempSync(join(tmpdir(), "wondertwin-memory-"));
const twin = await createTwin("stripe", { journal: { folder } });
const keys = ["sk_test_one", "sk_test_two", "sk_test_three", "sk_test_four"];
let sent = 0;

function send(
  line: string,
  key: string,
  form: Readonly<Record<string, string>> = {},
): { readonly id: string } {
  const [method = "", url = ""] = line.split(" ");
  sent++;
  const { body } = twin.handle({
    method,
    url,
    headers: {
      authorization: `Bearer ${key}`,
      ...(method === "POST" && { "content-type": "application/x-www-form-urlencoded" }),
      "idempotency-key": `${sent}`,
    },
    body: Buffer.from(new URLSearchParams(form).toString()),
    baseUrl: "http://127.0.0.1:4111",
  });
  return JSON.parse(String(body));
}

/** What one test does: 16 requests, two of which fail. */
function oneTest(key: string): void {
  const customer = send("POST /v1/customers", key, { name: "Ada", "metadata[order]": `${sent}` });
  send(`POST /v1/customers/${customer.id}`, key, { description: "ü" });
  const paying = { amount: "2000", currency: "usd", customer: customer.id, payment_method: "pm_card_visa" };
  const paid = send("POST /v1/payment_intents", key, paying);
  send(`POST /v1/payment_intents/${paid.id}/confirm`, key, { return_url: "https://example.com" });
  send(`GET /v1/payment_intents/${paid.id}?expand[]=customer`, key);
  send("POST /v1/refunds", key, { payment_intent: paid.id, amount: "500" });
  send("POST /v1/refunds", key, { payment_intent: paid.id, amount: "999999" });
  const product = send("POST /v1/products", key, { name: "Tea" });
  const price = { product: product.id, currency: "eur", unit_amount: "500", "recurring[interval]": "month" };
  send("POST /v1/prices", key, price);
  send("GET /v1/prices?limit=3", key);
  send("GET /v1/customers?limit=10", key);
  send("GET /v1/events?limit=5", key);
  send("GET /v1/balance", key);
  send("GET /v1/charges?limit=3", key);
  send("GET /v1/customers/cus_nobody", key);
  send(`DELETE /v1/customers/${customer.id}`, key);
}

function report(): void {
  collectGarbage();
  const { heapUsed, rss } = process.memoryUsage();
  const disk = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  const columns = [heapUsed, rss, disk].map((bytes) => `${(bytes / MEGABYTE).toFixed(1)} MB`.padStart(11));
  console.log(`${String(sent).padStart(9)} ${columns.join("")}`);
}

console.log("  requests       heap        rss    journal");
for (let test = 0, next = EVERY; sent < total; test++) {
  const key = keys[test % keys.length] ?? "";
  oneTest(key);
  if (test % 100 === 99) twin.reset();
  // What is written leaves between two turns of the event loop.
  if (test % 20 === 19) await new Promise(setImmediate);
  if (sent < next) continue;
  report();
  next += EVERY;
}
await twin.close();
rmSync(folder, { recursive: true });
