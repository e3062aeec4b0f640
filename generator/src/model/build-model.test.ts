import assert from "node:assert/strict";
import type { ApiModel, ModelOperation } from "./api-model.ts";
import { buildModel } from "./build-model.ts";
import { answering, pageOf, ref, sampleDescription } from "./sample-description.ts";

const string = { type: "string" };
const nullable = { type: ["string", "null"] };

const customer = {
  type: "object",
  required: ["id"],
  "x-expandableFields": ["orders", "wallet", "address"],
  properties: {
    id: string,
    address: { type: "object", properties: { city: string } },
    orders: pageOf("order"),
    wallet: ref("wallet"),
  },
};
const order = {
  type: "object",
  required: ["id", "status", "customer"],
  properties: {
    id: string,
    customer: { anyOf: [string, ref("customer")] },
    coupon: { anyOf: [string, ref("coupon"), { type: "null" }], "x-expansionResources": {} },
    status: { type: "string", enum: ["open", "canceled"] },
    lines: {
      type: "array",
      items: { type: "object", properties: { product: { oneOf: [string, ref("product")] } } },
    },
  },
};
const wallet = {
  type: "object",
  required: ["balance"],
  "x-resourceId": "wallet",
  properties: { balance: { type: "integer" } },
};
const coupon = { type: "object", properties: { id: string } };
const product = { type: "object", required: ["id"], properties: { id: string, note: nullable } };
const deletedProduct = {
  type: "object",
  required: ["id", "deleted"],
  properties: { id: string, deleted: { enum: [true] } },
};
const body = {
  requestBody: {
    content: { "application/json": { schema: { type: "object", properties: { note: string } } } },
  },
};

const model = buildModel(
  sampleDescription({
    schemas: { customer, order, wallet, coupon, product, deleted_product: deletedProduct },
    paths: {
      "/customers": { get: answering(pageOf("customer")), post: answering(ref("customer"), body) },
      "/customers/search": { get: answering(pageOf("customer")) },
      "/customers/{customer}": { get: answering(ref("customer")) },
      "/customers/{customer}/orders": { get: answering(pageOf("order")), post: answering(ref("order")) },
      "/customers/{customer}/wallet": { get: answering(ref("wallet")), post: answering(ref("wallet")) },
      "/orders": { get: answering(pageOf("order")) },
      "/orders/preview": { get: answering(ref("order")) },
      "/orders/{id}": { get: answering(ref("order")), patch: answering(ref("order")) },
      "/orders/{id}/cancel": { post: answering(ref("order")) },
      "/orders/{id}/weigh": { post: answering(ref("order")) },
      "/orders/{id}/invoice": { get: { responses: { 200: { content: { "application/pdf": {} } } } } },
      "/products": { get: answering(pageOf("product")), post: answering(ref("product")) },
      "/products/{product_id}": {
        get: answering({ anyOf: [ref("product"), ref("deleted_product")] }),
        delete: answering(ref("deleted_product")),
      },
      "/test/products/{product_id}/expire": { post: answering(ref("product")) },
      "/baskets/{basket}/products": { get: answering(pageOf("product")) },
      "/baskets/{basket}/products/{product_id}": { delete: { responses: { 204: { description: "" } } } },
      "/ping": { post: answering({ type: "object" }) },
    },
  }),
  { name: "sample" },
);

function operation(id: string, from: ApiModel = model): ModelOperation {
  const found = from.operations.find((each) => each.id === id);
  assert.ok(found, `${id} is in the model`);
  return found;
}

describe("buildModel", () => {
  for (const [id, kind, resource, coverage] of [
    ["GET /customers", "list", "customer", "derived"],
    ["POST /customers", "create", "customer", "derived"],
    ["GET /customers/search", "search", "customer", "derived"],
    ["GET /customers/{customer}", "get", "customer", "derived"],
    ["POST /customers/{customer}/orders", "create", "order", "derived"],
    ["GET /customers/{customer}/wallet", "singleton_get", "wallet", "derived"],
    ["POST /customers/{customer}/wallet", "singleton_update", "wallet", "derived"],
    ["PATCH /orders/{id}", "update", "order", "derived"],
    ["GET /orders/preview", "none", "order", "described"],
    ["POST /orders/{id}/cancel", "action", "order", "derived"],
    ["POST /orders/{id}/weigh", "action", "order", "described"],
    ["GET /orders/{id}/invoice", "none", undefined, "refused"],
    ["DELETE /products/{product_id}", "delete", "product", "derived"],
    ["POST /test/products/{product_id}/expire", "action", "product", "described"],
    ["DELETE /baskets/{basket}/products/{product_id}", "remove", "product", "derived"],
    ["POST /ping", "none", undefined, "described"],
  ] as const) {
    it(`takes ${id} for ${kind}`, () => {
      const found = operation(id);
      assert.deepEqual([found.kind, found.resource, found.coverage], [kind, resource, coverage]);
      assert.notEqual(found.why, "");
    });
  }

  it("lists every operation that is not derived, with a reason", () => {
    const { coverage, unmapped, operations } = model;
    assert.equal(coverage.derived + coverage.described + coverage.refused, operations.length);
    assert.equal(unmapped.length, coverage.described + coverage.refused);
    assert.ok(unmapped.every(({ reason }) => reason !== ""));
  });

  it("keeps one resource in all its collections, the shortest first", () => {
    assert.deepEqual(model.resources["order"]?.collections, ["/orders", "/customers/{customer}/orders"]);
  });

  it("says which field holds a parent's id", () => {
    assert.deepEqual(operation("POST /customers/{customer}/orders").params, [
      { name: "customer", resource: "customer", field: "customer" },
    ]);
  });

  it("cuts fields that hold an id or an entity to the id", () => {
    const { references, expandable, schema } = model.resources["order"] ?? assert.fail();
    assert.deepEqual(references, { customer: ["customer"], coupon: [], "lines.*.product": ["product"] });
    assert.deepEqual(expandable, ["customer", "coupon", "lines.*.product"]);
    const { customer: cut } = model.schemas[schema]?.properties ?? {};
    assert.deepEqual(model.schemas[cut ?? -1], { type: "string" });
  });

  it("leaves out what a request has to ask for, but no ordinary object", () => {
    const { includable, schema } = model.resources["customer"] ?? assert.fail();
    assert.deepEqual(includable, {
      orders: { resource: "order", by: "customer", url: "/customers/{customer}/orders" },
      wallet: { resource: "wallet" },
    });
    assert.deepEqual(Object.keys(model.schemas[schema]?.properties ?? {}), ["id", "address"]);
  });

  it("finds the state an action ends in", () => {
    assert.deepEqual(operation("POST /orders/{id}/cancel").becomes, { field: "status", state: "canceled" });
    assert.equal(operation("POST /orders/{id}/weigh").becomes, undefined);
  });

  it("keeps what is left of a deleted item", () => {
    const { deleted } = operation("GET /products/{product_id}").answer;
    assert.deepEqual(model.skeletons[deleted ?? -1], { id: "", deleted: true });
    const { body: form, skeleton } = operation("DELETE /products/{product_id}").answer;
    assert.deepEqual([form, model.skeletons[skeleton ?? -1]], ["skeleton", { id: "", deleted: true }]);
  });

  it("gives the parameter of a wrapped page and entity its place", () => {
    const droplet = { type: "object", properties: { id: { type: "integer" }, name: string } };
    const wrapped = buildModel(
      sampleDescription({
        schemas: { droplet },
        paths: {
          "/droplets": {
            get: answering({
              type: "object",
              properties: { droplets: { type: "array", items: ref("droplet") }, links: {} },
            }),
          },
          "/droplets/{droplet_id}": {
            get: answering({ type: "object", properties: { droplet: ref("droplet") } }),
          },
        },
      }),
      { name: "wrapped" },
    );
    assert.equal(operation("GET /droplets", wrapped).answer.at, "droplets");
    assert.equal(operation("GET /droplets/{droplet_id}", wrapped).answer.at, "droplet");
    assert.equal(wrapped.resources["droplet"]?.key, "id");
  });

  it("takes an empty body where none is meant for no body", () => {
    const form = { "application/x-www-form-urlencoded": { schema: { type: "object", properties: {} } } };
    const empty = buildModel(
      sampleDescription({ paths: { "/a": { get: answering({}, { requestBody: { content: form } }) } } }),
      { name: "empty" },
    );
    assert.equal(operation("GET /a", empty).accepts, undefined);
  });

  it("describes the query as one object that takes nothing else", () => {
    const parameters = [
      { name: "ids[]", in: "query", required: true, schema: { type: "array", items: string } },
      { name: "limit", in: "query", schema: { type: "integer" } },
      { name: "X-Trace", in: "header", schema: string },
    ];
    const queried = buildModel(
      sampleDescription({ paths: { "/a": { get: answering({}, { parameters }) } } }),
      { name: "q" },
    );
    const node = queried.schemas[operation("GET /a", queried).query ?? -1];
    assert.deepEqual(Object.keys(node?.properties ?? {}), ["ids", "limit"]);
    assert.deepEqual([node?.required, node?.additionalProperties], [["ids"], false]);
  });

  it("knows a parameter that takes the rest of the path", () => {
    const parameters = [
      { name: "path", in: "path", required: true, schema: string, "x-multi-segment": true },
    ];
    const files = sampleDescription({ paths: { "/files/{path}": { get: answering({}, { parameters }) } } });
    assert.deepEqual(operation("GET /files/{path}", buildModel(files, { name: "files" })).rest, ["path"]);
  });

  it("refuses what another operation's path hides", () => {
    const paths = { "/things/{id}": { get: answering({}) }, "/things/{name}": { get: answering({}) } };
    const { coverage, note } = operation(
      "GET /things/{name}",
      buildModel(sampleDescription({ paths }), { name: "hidden" }),
    );
    assert.deepEqual([coverage, note], ["refused", "GET /things/{id} has the same method and path."]);
  });

  it("is the same for the same description", () => {
    const description = sampleDescription({
      schemas: { product },
      paths: { "/products": { get: answering(pageOf("product")) } },
    });
    assert.equal(
      JSON.stringify(buildModel(description, { name: "a" })),
      JSON.stringify(buildModel(description, { name: "a" })),
    );
  });

  it("names the reference that leads nowhere", () => {
    const description = sampleDescription({ paths: { "/a": { get: answering(ref("missing")) } } });
    assert.throws(() => buildModel(description, { name: "a" }), {
      code: "description_reference",
      message: /missing/,
    });
  });
});
