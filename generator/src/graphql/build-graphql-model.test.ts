import assert from "node:assert/strict";
import { emitBoot } from "../emit/boot.ts";
import { emitLazy } from "../emit/lazy.ts";
import { explain } from "../model/explain.ts";
import { buildGraphqlModel } from "./build-graphql-model.ts";
import { emitGraphqlTypes } from "./emit-graphql-types.ts";
import { readGraphqlDescription } from "./graphql-description.ts";

const text = `
scalar DateTime
scalar JSON
interface Node { id: ID! }
enum Kind { PLAIN RICH }
type PageInfo { hasNextPage: Boolean! endCursor: String }
type Team implements Node {
  id: ID!
  name: String!
  issues(first: Int = 50, filter: IssueFilter): IssueConnection!
  members(first: Int): UserConnection!
  owner: User!
  children: TeamConnection!
  parent: Team
  settings: Settings!
}
type Settings { open: Boolean! day: Int theme: Settings }
type TeamMembership implements Node { id: ID! team: Team! user: User! }
type User implements Node {
  id: ID!
  name: String!
  assignedIssues(first: Int): IssueConnection!
  createdIssues(first: Int): IssueConnection!
  teams(first: Int): TeamConnection!
}
type Issue implements Node {
  id: ID!
  title: String!
  kind: Kind
  createdAt: DateTime!
  meta: JSON!
  team: Team!
  assignee: User
  creator: User
  labels(first: Int): LabelConnection!
  relations(first: Int): RelationConnection!
  inverseRelations(first: Int): RelationConnection!
  rendered(width: Int!): String!
  orphans(first: Int): OrphanConnection!
}
type Relation implements Node { id: ID! issue: Issue! relatedIssue: Issue! }
type Label implements Node { id: ID! name: String! }
type Orphan implements Node { id: ID! }
type IssueConnection { nodes: [Issue!]! pageInfo: PageInfo! }
type UserConnection { edges: [UserEdge!]! pageInfo: PageInfo! }
type UserEdge { node: User! cursor: String! }
type TeamConnection { nodes: [Team!]! pageInfo: PageInfo! }
type LabelConnection { nodes: [Label!]! pageInfo: PageInfo! }
type RelationConnection { nodes: [Relation!]! pageInfo: PageInfo! }
type OrphanConnection { nodes: [Orphan!]! pageInfo: PageInfo! }
type IssuePayload { success: Boolean! issue: Issue }
type LabelPayload { label: Label! }
type DeletePayload { success: Boolean! entityId: String! }
type Weather { sunny: Boolean! }
input IssueFilter { title: String and: [IssueFilter!] }
input IssueCreateInput { title: String! teamId: String! assigneeId: String labelIds: [String!] kind: Kind = PLAIN }
input IssueUpdateInput { title: String }
type Query {
  issues(first: Int): IssueConnection!
  issue(id: String!): Issue!
  team(id: String!): Team!
  teams: TeamConnection!
  viewer: User!
  searchIssues(term: String!): IssueConnection!
  weather(city: String!): Weather!
  status(id: String!): Issue!
}
type Mutation {
  issueCreate(input: IssueCreateInput!): IssuePayload!
  issueUpdate(id: String!, input: IssueUpdateInput!): IssuePayload!
  issueDelete(id: String!): DeletePayload!
  issueArchive(id: String!): IssuePayload!
  issueUnarchive(id: String!): IssuePayload!
  createLabel(input: IssueUpdateInput!): LabelPayload!
  deleteLabel(input: IssueUpdateInput!): LabelPayload!
  issueSnooze(id: String!): IssuePayload!
  status: Weather!
}
`;

describe("the model of a GraphQL schema", () => {
  const description = readGraphqlDescription(new TextEncoder().encode(text), "acme");
  const model = buildGraphqlModel(description, { name: "acme" });
  const kinds = Object.fromEntries(
    model.operations.map(({ id, kind, resource }) => [
      id,
      resource === undefined ? kind : `${kind} ${resource}`,
    ]),
  );

  it("knows what the fields of the roots do, by their names and types", () => {
    assert.deepEqual(kinds, {
      issues: "list Issue",
      issue: "get Issue",
      team: "get Team",
      teams: "list Team",
      viewer: "singleton_get User",
      searchIssues: "list Issue",
      weather: "none",
      "query.status": "get Issue",
      issueCreate: "create Issue",
      issueUpdate: "update Issue",
      issueDelete: "delete Issue",
      issueArchive: "archive Issue",
      issueUnarchive: "unarchive Issue",
      createLabel: "create Label",
      deleteLabel: "none",
      issueSnooze: "none",
      "mutation.status": "none",
    });
    const create = model.operations.find(({ id }) => id === "issueCreate");
    assert.deepEqual(create?.answer, { status: 200, body: "item", resource: "Issue", at: "issue" });
    assert.equal(
      model.operations.every(({ path, method }) => path === "/graphql" && method === "POST"),
      true,
    );
  });

  it("tells what nothing could be made of, each with its reason", () => {
    assert.deepEqual(
      model.unmapped.map(({ id }) => id),
      ["viewer", "weather", "createLabel", "deleteLabel", "issueSnooze", "mutation.status"],
    );
    assert.ok(model.unmapped.every(({ reason }) => reason.length > 10));
    assert.deepEqual(model.coverage, { modelled: 0, derived: 11, described: 6, refused: 0 });
  });

  it("finds where fields lead: by ids, back, and through what ties two together", () => {
    const { Issue, Team, User } = model.resources;
    assert.deepEqual(Issue?.links, {
      team: { kind: "one", to: "Team", by: "teamId" },
      assignee: { kind: "one", to: "User", by: "assigneeId" },
      creator: { kind: "one", to: "User", by: "creatorId" },
      labels: { kind: "ids", to: "Label", by: "labelIds" },
      relations: { kind: "many", to: "Relation", by: "issueId" },
      inverseRelations: { kind: "many", to: "Relation", by: "relatedIssueId" },
    });
    assert.deepEqual(User?.links?.["assignedIssues"], { kind: "many", to: "Issue", by: "assigneeId" });
    assert.deepEqual(User?.links?.["createdIssues"], { kind: "many", to: "Issue", by: "creatorId" });
    const through = { kind: "through", through: "TeamMembership" };
    assert.deepEqual(Team?.links?.["members"], { ...through, to: "User", from: "teamId", by: "userId" });
    assert.deepEqual(User?.links?.["teams"], { ...through, to: "Team", from: "userId", by: "teamId" });
    assert.deepEqual(Team?.links?.["children"], { kind: "many", to: "Team", by: "parentId" });
    assert.deepEqual(Team?.links?.["issues"], { kind: "many", to: "Issue", by: "teamId" });
  });

  it("keeps entities with ids in place of what they lead to, and begins them with the least", () => {
    const blank = model.skeletons[model.resources["Issue"]?.skeleton ?? -1];
    assert.deepEqual(blank, {
      teamId: null,
      assigneeId: null,
      creatorId: null,
      labelIds: [],
      id: "",
      title: "",
      kind: null,
      createdAt: "",
      meta: {},
      rendered: "",
    });
    const fields = model.schemas[model.resources["Issue"]?.schema ?? -1]?.properties ?? {};
    assert.deepEqual(model.schemas[fields["labelIds"] ?? -1]?.type, "array");
    assert.deepEqual(model.schemas[fields["kind"] ?? -1]?.anyOf?.length, 2);
  });

  it("is written for a twin: no routes, one address, types with their defaults", () => {
    const boot = emitBoot(model);
    assert.deepEqual(boot.routes, {});
    assert.deepEqual(boot.graphql, { path: "/graphql" });
    const { graphql } = emitLazy(model);
    assert.deepEqual(graphql?.types["IssueFilter"], {
      kind: "input",
      fields: { title: "String", and: "[IssueFilter!]" },
    });
    const team = graphql?.types["Team"];
    assert.deepEqual(team?.kind === "object" && team.fields["issues"], {
      type: "IssueConnection!",
      args: { first: "Int = 50", filter: "IssueFilter" },
    });
    assert.deepEqual(graphql?.types["JSON"], { kind: "scalar", form: "any" });
  });

  it("can be explained", () => {
    const explanation = explain(model, "Issue");
    assert.deepEqual(explanation.references, {
      teamId: ["Team"],
      assigneeId: ["User"],
      creatorId: ["User"],
      labelIds: ["Label"],
    });
    assert.deepEqual(explanation.includable["relations"], { resource: "Relation", by: "issueId" });
    assert.deepEqual(explanation.operations.map(({ path }) => path).slice(0, 2), ["issues", "issue"]);
  });

  it("gives its author types of what is kept, what is asked and what is answered", () => {
    const types = emitGraphqlTypes(description, model, "acme.graphql").replaceAll(/[\s;]+/g, " ");
    for (const part of [
      'issueCreate: { requestBody: { content: { "application/json": { input: Schemas["IssueCreateInput"] } }',
      "Issue: { teamId: string assigneeId: string | null creatorId: string | null labelIds: string[] id: string",
      'IssuePayload: { success?: boolean issue?: Schemas["Issue"] | null }',
      'issues: { args: { first?: number | null filter?: Schemas["IssueFilter"] | null } type: Schemas["Issue"][] }',
      'Kind: "PLAIN" | "RICH"',
      '"query.status": {',
      'create: operations["issueCreate"]',
    ])
      assert.ok(types.includes(part), part);
  });
});

describe("a GraphQL description", () => {
  const read = (schema: string) => readGraphqlDescription(new TextEncoder().encode(schema), "acme");

  it("that cannot be read says where", () => {
    assert.throws(() => read("type Query {\n  a String }"), {
      name: "TwinError",
      code: "description_unreadable",
      message: /line 2, column 5/,
    });
  });

  it("that is no valid schema says what is wrong", () => {
    assert.throws(() => read("type Query { a(b: Query): Int }"), {
      code: "description_invalid",
      message: /Query\.a\(b:\)/,
    });
    assert.throws(() => read("type Mutation { a: Int }"), {
      code: "description_invalid",
      message: /Query root type/,
    });
  });
});
