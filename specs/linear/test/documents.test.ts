import assert from "node:assert/strict";
import * as sdk from "@linear/sdk";
import type { RunningTwin } from "@wondertwin/framework/testing";
import {
  buildClientSchema,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getIntrospectionQuery,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  parse,
  typeFromAST,
  validate,
} from "graphql";
import { startLinear } from "./sdk.ts";

/** The documents that the SDK sends, by name. */
const documents = Object.entries(sdk.LinearDocument).flatMap(([name, document]) =>
  name.endsWith("Document") ? [[name, String(document)] as const] : [],
);

const ISSUE = "ENG-2";

describe("the SDK's own documents", () => {
  let twin: RunningTwin;
  let schema: GraphQLSchema;

  const ask = (query: string, variables: object = {}) => {
    const { status, body } = twin.handle({
      method: "POST",
      url: "/graphql",
      headers: { authorization: "lin_api_documents", "content-type": "application/json" },
      body: new TextEncoder().encode(JSON.stringify({ query, variables })),
      baseUrl: twin.url,
    });
    return { errors: [], ...JSON.parse(String(body)), status };
  };

  before(async () => {
    twin = await startLinear();
    const { data, errors } = ask(getIntrospectionQuery());
    assert.deepEqual(errors, []);
    schema = buildClientSchema(data);
  });
  after(() => twin.close());

  it("are all valid by the schema that the twin tells of itself", () => {
    assert.ok(documents.length >= 674, String(documents.length));
    const wrong = documents.flatMap(([name, text]) =>
      validate(schema, parse(text)).map(({ message }) => [name, message]),
    );
    assert.deepEqual(wrong, []);
  });

  it("are all taken, and answered where there is something to answer about", () => {
    const codes = documents.map(([name, text]) => {
      const { errors, status } = ask(text, leastVariables(schema, parse(text)));
      const [error] = errors;
      return { name, status, code: error?.extensions.code, message: error?.message };
    });
    const refused = codes.filter(
      ({ code }) => code?.startsWith("GRAPHQL") || code === "INTERNAL_SERVER_ERROR",
    );
    assert.deepEqual(refused, []);
    const answered = codes.filter(({ code }) => code === undefined);
    // The others ask for things with ids that nothing has, or break rules that no schema tells.
    assert.ok(answered.length > documents.length / 2, `${answered.length} answered`);
  });
});

function leastVariables(schema: GraphQLSchema, document: DocumentNode): object {
  const [operation] = document.definitions.filter((each) => each.kind === "OperationDefinition");
  const required = (operation?.variableDefinitions ?? []).filter(({ type }) => type.kind === "NonNullType");
  return Object.fromEntries(
    required.map(({ variable, type }) => {
      const input = type.kind === "NonNullType" ? typeFromAST(schema, type) : undefined;
      return [variable.name.value, isInputType(input) ? least(input, variable.name.value) : undefined];
    }),
  );
}

function least(type: GraphQLInputType, name: string): unknown {
  if (isNonNullType(type)) return least(type.ofType, name);
  if (isListType(type)) return [least(type.ofType, name)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(isRequiredInputField);
    return Object.fromEntries(required.map((field) => [field.name, least(field.type, field.name)]));
  }
  if (type.name === "Boolean") return true;
  if (type.name === "Int" || type.name === "Float") return 1;
  return name === "id" || name === "issueId" ? ISSUE : "x";
}
