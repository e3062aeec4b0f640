import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { SchemaNode, SourceFile } from "@wondertwin/framework/contracts";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { readDescription } from "../description/read-description.ts";
import { cacheDir } from "../generate/cache-dir.ts";
import type { ApiModel, ModelOperation } from "../model/api-model.ts";
import { buildModel } from "../model/build-model.ts";
import { fetchDescription } from "../sources/fetch-description.ts";
import { emitBoot } from "./boot.ts";
import { emitLazy } from "./lazy.ts";

const root = new URL("../../../", import.meta.url);

async function stripeModel(): Promise<ApiModel> {
  const folder = new URL("specs/stripe/", root);
  // The spec's own file, checked by the generator whenever it makes the twin.
  const { source } = JSON.parse(readFileSync(new URL("source.json", folder), "utf8")) as SourceFile;
  const { bytes } = await fetchDescription(source, {
    cacheDir: cacheDir(fileURLToPath(root)),
    baseDir: fileURLToPath(folder),
  });
  return buildModel(await readDescription(bytes, { name: "stripe", patches: [] }), { name: "stripe" });
}

/** A node as ajv reads it, its children by reference. */
function ajvSchema(node: SchemaNode): object {
  const to = (position: number) => ({ $ref: `#/$defs/${position}` });
  const all = (members: { readonly [name: string]: number } = {}) =>
    Object.fromEntries(Object.entries(members).map(([name, position]) => [name, to(position)]));
  const { properties, patternProperties, items, not, anyOf, oneOf, allOf, additionalProperties, ...own } =
    node;
  return {
    ...own,
    ...(properties && { properties: all(properties) }),
    ...(patternProperties && { patternProperties: all(patternProperties) }),
    ...(items !== undefined && { items: to(items) }),
    ...(not !== undefined && { not: to(not) }),
    ...(anyOf && { anyOf: anyOf.map(to) }),
    ...(oneOf && { oneOf: oneOf.map(to) }),
    ...(allOf && { allOf: allOf.map(to) }),
    ...(typeof additionalProperties === "number" && { additionalProperties: to(additionalProperties) }),
    ...(additionalProperties === false && { additionalProperties: false }),
  };
}

describe("the model of Stripe", () => {
  let model: ApiModel;

  before(async function () {
    this.timeout(120_000);
    model = await stripeModel();
  });

  const operation = (id: string): ModelOperation =>
    model.operations.find((each) => each.id === id) ?? assert.fail(id);
  const resource = (name: string) => model.resources[name] ?? assert.fail(name);

  it("classifies all 533 operations, most of them as standard methods", () => {
    assert.equal(model.operations.length, 533);
    const standard = new Set(["list", "create", "get", "update", "delete", "search"]);
    assert.ok(model.operations.filter(({ kind }) => standard.has(kind)).length >= 400);
    assert.ok(model.operations.filter(({ kind }) => kind === "none").length < 20);
    assert.ok(model.operations.every(({ why }) => why !== ""));
  });

  it("derives the state of more than 400 and gives a reason for each of the others", () => {
    assert.ok(model.coverage.derived > 400);
    assert.equal(model.unmapped.length, 533 - model.coverage.derived);
    assert.ok(model.unmapped.every(({ reason }) => reason.endsWith(".")));
  });

  it("writes skeletons that their schemas accept", () => {
    const ajv = addFormats.default(new Ajv2020({ strict: false, logger: false }));
    ajv.addSchema({
      $id: "pool",
      $defs: Object.fromEntries(model.schemas.map((node, at) => [at, ajvSchema(node)])),
    });
    for (const { name, schema, skeleton } of Object.values(model.resources)) {
      const validate = ajv.compile({ $ref: `pool#/$defs/${schema}` });
      assert.ok(validate(model.skeletons[skeleton]), `${name}: ${ajv.errorsText(validate.errors)}`);
    }
  });

  it("refers to nothing that is not there", () => {
    const names = new Set(Object.keys(model.resources));
    for (const { name, references = {}, includable = {}, expandable = [] } of Object.values(
      model.resources,
    )) {
      const targets = [
        ...Object.values(references).flat(),
        ...Object.values(includable).map((field) => field.resource),
      ];
      assert.ok(
        targets.every((target) => names.has(target)),
        name,
      );
      assert.ok(
        expandable.every((path) => path in references),
        name,
      );
    }
    for (const { id, resource: own, answer, params = [] } of model.operations) {
      const used = [own, answer.resource, ...params.map((parameter) => parameter.resource)];
      assert.ok(
        used.every((each) => each === undefined || names.has(each)),
        id,
      );
      assert.ok(answer.skeleton === undefined || answer.skeleton < model.skeletons.length, id);
    }
  });

  it("knows a customer", () => {
    const { references, includable, expandable, tag } = resource("customer");
    assert.deepEqual(references?.["invoice_settings.default_payment_method"], ["payment_method"]);
    assert.ok(expandable?.includes("default_source"));
    assert.deepEqual(Object.keys(includable ?? {}).sort(), [
      "cash_balance",
      "sources",
      "subscriptions",
      "tax_ids",
    ]);
    assert.deepEqual(includable?.["tax_ids"], {
      resource: "tax_id",
      by: "customer",
      url: "/v1/customers/{customer}/tax_ids",
    });
    assert.deepEqual(tag, { field: "object", value: "customer" });
    assert.equal(typeof operation("GetCustomersCustomer").answer.deleted, "number");
  });

  it("knows a payment intent", () => {
    const { state, references } = resource("payment_intent");
    assert.equal(state?.field, "status");
    assert.ok(state?.values.includes("requires_capture"));
    assert.deepEqual(references?.["latest_charge"], ["charge"]);
    assert.deepEqual(operation("PostPaymentIntentsIntentCancel").becomes, {
      field: "status",
      state: "canceled",
    });
    assert.equal(operation("PostPaymentIntentsIntentConfirm").becomes, undefined);
  });

  it("keeps the refunds of a charge and all refunds in one collection", () => {
    assert.deepEqual(resource("refund").collections, ["/v1/refunds", "/v1/charges/{charge}/refunds"]);
    assert.deepEqual(operation("PostChargesChargeRefunds").params, [
      { name: "charge", resource: "charge", field: "charge" },
    ]);
  });

  it("finds a tax id by its own parameter below its customer", () => {
    assert.deepEqual(operation("GetCustomersCustomerTaxIdsId").params, [
      { name: "customer", resource: "customer", field: "customer" },
      { name: "id", resource: "tax_id" },
    ]);
    assert.deepEqual(resource("tax_id").collections[0], "/v1/tax_ids");
  });

  it("finds every item by its id", () => {
    assert.deepEqual(
      Object.values(model.resources).filter(({ key }) => key !== "id"),
      [],
    );
  });

  it("knows the events a subscriber can choose from", () => {
    assert.ok(model.events.length > 200);
    assert.ok(model.events.includes("payment_intent.succeeded"));
    assert.equal(model.events.includes("*"), false);
  });

  it("stays small", () => {
    assert.ok(JSON.stringify(emitBoot(model)).length < 250_000);
    assert.ok(JSON.stringify(emitLazy(model)).length < 700_000);
  });
});
