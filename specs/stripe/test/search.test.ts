import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import type Stripe from "stripe";
import { errorOf, matching, NOW, newest, startStripe } from "./sdk.ts";

describe("search", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  before(async () => {
    twin = await startStripe();
    stripe = newest(twin);
    await stripe.customers.create({
      name: "Ada Lovelace",
      email: "ada@example.com",
      metadata: { plan: "gold" },
    });
    await stripe.customers.create({ name: "Grace Hopper", email: "grace@example.com", phone: "+390111" });
    await stripe.customers.create({ email: "alan@example.com", metadata: { plan: "silver" } });
  });
  after(() => twin.close());

  const emails = async (query: string) =>
    (await stripe.customers.search({ query })).data.map(({ email }) => email?.split("@")[0]);

  it("finds by whole values, parts, metadata, comparison and absence", async () => {
    assert.deepEqual(await emails('email:"ADA@example.com"'), ["ada"]);
    assert.deepEqual(await emails('name~"hop"'), ["grace"]);
    assert.deepEqual(await emails('metadata["plan"]:"gold"'), ["ada"]);
    assert.deepEqual(await emails('-metadata["plan"]:null'), ["alan", "ada"]);
    assert.deepEqual(await emails(`created>=${NOW}`), ["alan", "grace", "ada"]);
    assert.deepEqual(await emails(`created>${NOW}`), []);
    assert.deepEqual(await emails("name:null"), ["alan"]);
    assert.deepEqual(await emails('name~"ada" OR phone:"+390111"'), ["grace", "ada"]);
    assert.deepEqual(await emails('email~"example" AND -name~"ada"'), ["alan", "grace"]);
  });

  it("answers with a search result, and counts when asked", async () => {
    const result = await matching(twin).customers.search({ query: "created>0", expand: ["total_count"] });
    assert.equal(result.object, "search_result");
    assert.equal(result.url, "/v1/customers/search");
    assert.equal(result.has_more, false);
    assert.equal(result.next_page, null);
    assert.equal(result.total_count, 3);
    const uncounted = await stripe.customers.search({ query: "created>0" });
    assert.equal("total_count" in uncounted, false);
  });

  it("leads through all pages", async () => {
    const found: unknown[] = [];
    for await (const { email } of stripe.customers.search({ query: "created>0", limit: 1 }))
      found.push(email);
    assert.deepEqual(found, ["alan@example.com", "grace@example.com", "ada@example.com"]);
  });

  it("finds products and prices", async () => {
    const product = await stripe.products.create({
      name: "Green tea",
      default_price_data: { currency: "eur", unit_amount: 300 },
      active: true,
    });
    const products = await stripe.products.search({ query: 'active:"true" AND name~"green"' });
    assert.equal(products.data[0]?.id, product.id);
    const prices = await stripe.prices.search({ query: `product:"${product.id}" AND currency:"EUR"` });
    assert.equal(prices.data[0]?.id, product.default_price);
    assert.equal((await stripe.prices.search({ query: 'type:"recurring"' })).data.length, 0);
  });

  it("says what is wrong with a query", async () => {
    const said = (query: string) => errorOf(stripe.customers.search({ query }));
    const field = await said('balance:"1"');
    assert.equal(field.statusCode, 400);
    assert.equal(field.param, "query");
    assert.match(field.message, /^Field `balance` is an unsupported search field for resource `customers`\./);
    assert.match((await said("nonsense")).message, /^We were unable to parse your search query\./);
    assert.match((await said('email:"a" AND name:"b" OR name:"c"')).message, /AND and OR/);
    assert.match((await said('name~"ad"')).message, /at least 3 characters/);
    assert.equal(
      (await errorOf(stripe.customers.search({ query: "created>0", page: "none" }))).param,
      "page",
    );
    // @ts-expect-error the SDK knows that a query is required
    assert.equal((await errorOf(stripe.customers.search({}))).code, "parameter_missing");
  });

  it("expands what stands below data, and says so otherwise", async () => {
    const { data } = await stripe.products.search({ query: 'name~"green"', expand: ["data.default_price"] });
    assert.equal(typeof data[0]?.default_price, "object");
    const error = await errorOf(stripe.products.list({ expand: ["default_price"] }));
    assert.equal(
      error.message,
      "This property cannot be expanded (default_price). You may want to try expanding 'data.default_price' instead.",
    );
  });
});
