import type { LazyArtifact, OperationEntry, ResourceEntry } from "../contracts/artifact.ts";
import type { GraphqlSchema } from "../contracts/graphql.ts";
import { sequence } from "../conventions/ids.ts";
import { graphql } from "../graphql/graphql.ts";
import type { AnyBehaviour, AnyContext, AnyVendorConfig, ReadContext } from "../twin/erased.ts";
import { createTwinModel, type TwinModel } from "../twin/twin-model.ts";
import { gatherParts } from "../twin/twin-parts.ts";
import { notesManifest } from "./notes-manifest.ts";

/** A small made-up vendor that speaks GraphQL: authors write notes, and notes have labels and papers beside them. */

const paging = { first: "Int", last: "Int", after: "String", before: "String" };
const listing = {
  ...paging,
  filter: "NoteFilter",
  orderBy: "OrderBy",
  sort: "[NoteSort!]",
  includeArchived: "Boolean",
};

export const graphNotesSchema: GraphqlSchema = {
  query: "Query",
  mutation: "Mutation",
  types: {
    Query: {
      kind: "object",
      fields: {
        notes: { type: "NoteConnection!", args: listing },
        note: { type: "Note!", args: { id: "String!" } },
        author: { type: "Author", args: { id: "String!" } },
        authors: { type: "AuthorConnection!", args: paging },
        papers: "[Paper!]!",
        weather: "Weather!",
        sum: { type: "Int!", args: { terms: "[Int!]!", times: "Int = 1" } },
      },
    },
    Mutation: {
      kind: "object",
      fields: {
        noteCreate: { type: "NotePayload!", args: { input: "NoteCreateInput!" } },
        noteUpdate: { type: "NotePayload!", args: { id: "String!", input: "NoteUpdateInput!" } },
        noteDelete: { type: "DeletePayload!", args: { id: "String!" } },
        noteArchive: { type: "NotePayload!", args: { id: "String!" } },
        noteUnarchive: { type: "NotePayload!", args: { id: "String!" } },
        noteSpoil: { type: "NotePayload", args: { id: "String!", keep: "Boolean = false" } },
        authorCreate: { type: "AuthorPayload!", args: { input: "AuthorCreateInput!" } },
        labelCreate: { type: "LabelPayload!", args: { input: "AuthorCreateInput!" } },
      },
    },
    Node: { kind: "interface", fields: { id: "ID!" } },
    Paper: { kind: "union", types: ["Note", "Weather"] },
    OrderBy: { kind: "enum", values: ["createdAt", "updatedAt", "title"] },
    DateTime: { kind: "scalar", form: "string" },
    Note: {
      kind: "object",
      interfaces: ["Node"],
      fields: {
        id: "ID!",
        title: "String!",
        words: "Int",
        archivedAt: "DateTime",
        createdAt: "DateTime!",
        color: "Color!",
        author: "Author!",
        labels: { type: "LabelConnection!", args: paging },
        replies: { type: "NoteConnection!", args: listing },
        parent: "Note",
        shout: { type: "String!", args: { times: "Int = 1" } },
        broken: "String",
        brokenHard: "String!",
        sharing: "Sharing!",
      },
    },
    Sharing: { kind: "object", fields: { open: "Boolean!", names: "[String!]!", weather: "Weather!" } },
    Color: { kind: "enum", values: ["RED", "BLUE"] },
    Weather: { kind: "object", fields: { sunny: "Boolean!", degrees: "Float!" } },
    Author: {
      kind: "object",
      interfaces: ["Node"],
      fields: { id: "ID!", name: "String!", notes: { type: "NoteConnection!", args: listing } },
    },
    Label: {
      kind: "object",
      interfaces: ["Node"],
      fields: { id: "ID!", name: "String!", notes: { type: "NoteConnection!", args: listing } },
    },
    NoteConnection: {
      kind: "object",
      fields: { nodes: "[Note!]!", edges: "[NoteEdge!]!", pageInfo: "PageInfo!", totalCount: "Int!" },
    },
    NoteEdge: { kind: "object", fields: { node: "Note!", cursor: "String!" } },
    AuthorConnection: { kind: "object", fields: { nodes: "[Author!]!", pageInfo: "PageInfo!" } },
    LabelConnection: { kind: "object", fields: { nodes: "[Label!]!", pageInfo: "PageInfo!" } },
    PageInfo: {
      kind: "object",
      fields: {
        hasNextPage: "Boolean!",
        hasPreviousPage: "Boolean!",
        startCursor: "String",
        endCursor: "String",
      },
    },
    NotePayload: { kind: "object", fields: { note: "Note", success: "Boolean!", revision: "Int!" } },
    AuthorPayload: { kind: "object", fields: { author: "Author", success: "Boolean!" } },
    LabelPayload: { kind: "object", fields: { label: "Label", success: "Boolean!" } },
    DeletePayload: { kind: "object", fields: { entityId: "String!", success: "Boolean!" } },
    NoteCreateInput: {
      kind: "input",
      fields: {
        title: "String!",
        words: "Int",
        color: "Color = BLUE",
        authorId: "String!",
        labelIds: "[String!]",
        parentId: "String",
      },
    },
    NoteUpdateInput: {
      kind: "input",
      fields: { title: "String", words: "Int", labelIds: "[String!]", authorId: "String" },
    },
    AuthorCreateInput: { kind: "input", fields: { name: "String!" } },
    NoteFilter: {
      kind: "input",
      fields: {
        and: "[NoteFilter!]",
        or: "[NoteFilter!]",
        title: "StringComparator",
        words: "NumberComparator",
        createdAt: "DateComparator",
        author: "AuthorFilter",
        parent: "NoteFilter",
        labels: "LabelCollectionFilter",
        long: "Boolean",
        mood: "StringComparator",
        null: "Boolean",
      },
    },
    AuthorFilter: { kind: "input", fields: { name: "StringComparator", null: "Boolean" } },
    LabelFilter: { kind: "input", fields: { name: "StringComparator" } },
    LabelCollectionFilter: {
      kind: "input",
      fields: {
        some: "LabelFilter",
        every: "LabelFilter",
        length: "NumberComparator",
        name: "StringComparator",
        and: "[LabelCollectionFilter!]",
        or: "[LabelCollectionFilter!]",
        null: "Boolean",
      },
    },
    StringComparator: {
      kind: "input",
      fields: Object.fromEntries(
        [
          ...["eq", "neq", "contains", "notContains", "containsIgnoreCase", "notContainsIgnoreCase"],
          ...[
            "containsIgnoreCaseAndAccent",
            "startsWith",
            "startsWithIgnoreCase",
            "notStartsWith",
            "endsWith",
          ],
          ...["notEndsWith", "eqIgnoreCase", "neqIgnoreCase"],
        ]
          .map((name) => [name, "String"])
          .concat([
            ["in", "[String!]"],
            ["nin", "[String!]"],
            ["sounds", "String"],
          ]),
      ),
    },
    NumberComparator: {
      kind: "input",
      fields: {
        ...Object.fromEntries(["eq", "neq", "lt", "lte", "gt", "gte"].map((name) => [name, "Float"])),
        in: "[Float!]",
        nin: "[Float!]",
        null: "Boolean",
        or: "[NumberComparator!]",
      },
    },
    DateComparator: { kind: "input", fields: { gt: "DateTime", lte: "DateTime", eq: "DateTime" } },
    NoteSort: { kind: "input", fields: { words: "Sort", title: "Sort", author: "Sort" } },
    Sort: { kind: "input", fields: { order: "SortOrder", nulls: "Nulls" } },
    SortOrder: { kind: "enum", values: ["Ascending", "Descending"] },
    Nulls: { kind: "enum", values: ["first", "last"] },
  },
};

const root = (
  of: "query" | "mutation",
  name: string,
  entry: Partial<OperationEntry> & Pick<OperationEntry, "kind">,
): OperationEntry => ({
  id: name,
  method: "POST",
  path: "/graphql",
  coverage: entry.kind === "none" ? "described" : "derived",
  field: { of, name },
  answer: {
    status: 200,
    body: "item",
    ...(entry.kind.endsWith("list") || of === "query" ? {} : { at: name.replace(/[A-Z].*/, "") }),
  },
  ...entry,
});

const operations: readonly OperationEntry[] = [
  root("query", "notes", { kind: "list", resource: "Note" }),
  root("query", "note", { kind: "get", resource: "Note" }),
  root("query", "author", { kind: "get", resource: "Author" }),
  root("query", "authors", { kind: "list", resource: "Author" }),
  root("query", "papers", { kind: "none" }),
  root("query", "weather", { kind: "none" }),
  root("query", "sum", { kind: "none" }),
  root("mutation", "noteCreate", { kind: "create", resource: "Note" }),
  root("mutation", "noteUpdate", { kind: "update", resource: "Note" }),
  root("mutation", "noteDelete", {
    kind: "delete",
    resource: "Note",
    answer: { status: 200, body: "skeleton" },
  }),
  root("mutation", "noteArchive", { kind: "archive", resource: "Note" }),
  root("mutation", "noteUnarchive", { kind: "unarchive", resource: "Note" }),
  root("mutation", "noteSpoil", { kind: "none" }),
  root("mutation", "authorCreate", { kind: "create", resource: "Author" }),
  root("mutation", "labelCreate", { kind: "create", resource: "Label" }),
];

const resource = (name: string, skeleton: number, links: ResourceEntry["links"] = {}): ResourceEntry => ({
  name,
  schema: skeleton + 1,
  key: "id",
  items: [],
  collections: [],
  skeleton,
  links,
});

const text = {
  id: 0,
  title: 0,
  words: 0,
  archivedAt: 0,
  createdAt: 0,
  color: 0,
  authorId: 0,
  labelIds: 0,
  parentId: 0,
};

const lazy: LazyArtifact = {
  format: 1,
  schemas: [
    {},
    { type: "object", properties: text },
    { type: "object", properties: { id: 0, name: 0 } },
    { type: "object", properties: { id: 0, name: 0 } },
  ],
  skeletons: [
    {
      id: "",
      title: "",
      words: null,
      archivedAt: null,
      createdAt: "",
      color: "RED",
      labelIds: [],
      parentId: null,
    },
    { id: "", name: "" },
    { id: "", name: "" },
  ],
  resources: {
    Note: resource("Note", 0, {
      author: { kind: "one", to: "Author", by: "authorId" },
      parent: { kind: "one", to: "Note", by: "parentId" },
      labels: { kind: "ids", to: "Label", by: "labelIds" },
      replies: { kind: "many", to: "Note", by: "parentId" },
    }),
    Author: resource("Author", 1, { notes: { kind: "many", to: "Note", by: "authorId" } }),
    Label: resource("Label", 2),
  },
  graphql: graphNotesSchema,
};

const config: AnyVendorConfig = {
  name: "notes",
  auth: () => ({ id: "someone", scopes: [], account: "default" }),
  errors: ({ code, message, reason, resource: what, problem }) => ({
    status:
      problem === undefined
        ? 200
        : problem === "unknown_method"
          ? 405
          : problem === "unsupported_media_type"
            ? 415
            : 400,
    body: {
      errors: [
        { message: message ?? `${reason} ${what ?? ""}`.trim(), extensions: { code: code ?? reason } },
      ],
    },
  }),
  order: "newest",
  softDelete: { field: "archivedAt", include: "includeArchived" },
  graphql: { pageSize: { default: 3, max: 20 }, payload: ({ revision }) => ({ success: true, revision }) },
  defaults: { createdAt: ({ now }: AnyContext) => now().toISOString() },
};

const number = { id: sequence() };

const note: AnyBehaviour = {
  find: (id, { store }) => store["Note"]?.find({ title: id }),
  filters: { long: (self, wanted) => Number(self["words"]) > 100 === wanted },
  computed: {
    shout: ({ title }, { args = {} }: ReadContext) =>
      String(title).toUpperCase().repeat(Number(args["times"])),
    broken: (_, { store }) => store["Note"]?.get("gone"),
    brokenHard: (_, { store }) => store["Note"]?.get("gone"),
  },
};

const handlers = {
  papers: ({ store }: AnyContext) => [
    ...(store["Note"]?.list() ?? []),
    { __typename: "Weather", degrees: () => 21.5 },
  ],
  sum: ({ body }: AnyContext) => {
    const { terms, times } = body;
    return Array.isArray(terms)
      ? terms.reduce((sum: number, each: number) => sum + each, 0) * Number(times)
      : 0;
  },
  noteSpoil: ({ body, store, fail }: AnyContext) => {
    const found = store["Note"]?.get(String(body["id"])) ?? {};
    store["Note"]?.update(found, { title: "spoilt" });
    return fail("failed_precondition", { message: "It is spoilt.", keep: body["keep"] === true });
  },
};

/** The made-up vendor as the runtime takes it. */
export function graphNotesModel(others: Partial<AnyVendorConfig> = {}): TwinModel {
  return createTwinModel({
    manifest: notesManifest(operations.length),
    boot: { format: 1, vendor: "notes", operations, routes: {}, graphql: { path: "/graphql" } },
    loadLazy: () => lazy,
    parts: gatherParts([
      {
        vendor: { kind: "vendor", config: { ...config, ...others } },
        note: { kind: "resource", name: "Note", identity: number, behaviour: note },
        author: { kind: "resource", name: "Author", identity: number, behaviour: {} },
        label: { kind: "resource", name: "Label", identity: number, behaviour: {} },
        operations: { kind: "operations", handlers },
      },
    ]),
    protocols: [graphql],
  });
}
