/** JSON Schema of where a description comes from, with further properties that each kind may have. */
const sourceSchema = <More extends object>(more: More) =>
  ({
    type: "object",
    required: ["kind", "sha256"],
    discriminator: { propertyName: "kind" },
    oneOf: [
      {
        additionalProperties: false,
        required: ["package", "version", "integrity", "path"],
        properties: {
          kind: { const: "npm-file" },
          package: { type: "string", minLength: 1 },
          version: { type: "string", pattern: "^\\d+\\.\\d+\\.\\d+" },
          integrity: { type: "string", pattern: "^sha512-[A-Za-z0-9+/]{86}==$" },
          path: { type: "string", minLength: 1 },
          sha256: { $ref: "#/$defs/sha256" },
          licence: { type: "string" },
          ...more,
        },
      },
      {
        additionalProperties: false,
        required: ["package", "version", "integrity", "paths", "deriver"],
        properties: {
          kind: { const: "npm-derive" },
          package: { type: "string", minLength: 1 },
          version: { type: "string", pattern: "^\\d+\\.\\d+\\.\\d+" },
          integrity: { type: "string", pattern: "^sha512-[A-Za-z0-9+/]{86}==$" },
          paths: { type: "array", minItems: 1, items: { type: "string", minLength: 1 } },
          deriver: { type: "string", minLength: 1 },
          options: { type: "object" },
          sha256: { $ref: "#/$defs/sha256" },
          licence: { type: "string" },
          ...more,
        },
      },
      {
        additionalProperties: false,
        required: ["url"],
        properties: {
          kind: { const: "https" },
          url: { type: "string", pattern: "^https://" },
          sha256: { $ref: "#/$defs/sha256" },
          licence: { type: "string" },
          ...more,
        },
      },
      {
        additionalProperties: false,
        required: ["path"],
        properties: {
          kind: { const: "file" },
          path: { type: "string", minLength: 1 },
          sha256: { $ref: "#/$defs/sha256" },
          licence: { type: "string" },
          ...more,
        },
      },
    ],
  }) as const;

/** JSON Schema of `source.json`, as strict as its type in the contracts. */
export const SOURCE_FILE_SCHEMA = {
  type: "object",
  additionalProperties: false,
  required: ["name", "title", "version", "port", "tier", "lifecycle", "source", "sdks"],
  properties: {
    name: { type: "string", pattern: "^[a-z][a-z0-9-]*$" },
    title: { type: "string", minLength: 1 },
    version: { type: "string", pattern: "^\\d+\\.\\d+\\.\\d+" },
    port: { type: "integer", minimum: 1, maximum: 65535 },
    tier: { enum: ["community", "commercial"] },
    lifecycle: { enum: ["preview", "stable", "deprecated"] },
    hosts: {
      type: "array",
      items: { type: "string", pattern: "^(?:\\*\\.)?[a-z0-9-]+(?:\\.[a-z0-9-]+)+$" },
    },
    format: { enum: ["openapi", "graphql"] },
    source: { $ref: "#/$defs/source" },
    additions: { type: "array", minItems: 1, items: { $ref: "#/$defs/addition" } },
    companion: {
      type: "object",
      additionalProperties: false,
      required: ["format", "source"],
      properties: { format: { enum: ["openapi", "graphql"] }, source: { $ref: "#/$defs/source" } },
    },
    sdks: {
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["language", "package", "versions", "connect"],
        properties: {
          language: { type: "string" },
          package: { type: "string" },
          versions: { type: "array", items: { type: "string" } },
          connect: { type: "string" },
        },
      },
    },
  },
  $defs: {
    sha256: { type: "string", pattern: "^[0-9a-f]{64}$" },
    source: sourceSchema({}),
    addition: sourceSchema({ under: { type: "string", pattern: "^/[a-z0-9-]+$" } }),
  },
} as const;

/** JSON Schema of `patch.json`: RFC 6902 with a reason to each operation. */
export const PATCH_FILE_SCHEMA = {
  type: "array",
  items: {
    type: "object",
    required: ["reason", "op", "path"],
    properties: {
      reason: { type: "string", minLength: 1 },
      op: { enum: ["add", "remove", "replace", "move", "copy", "test"] },
      path: { type: "string" },
      from: { type: "string" },
    },
  },
} as const;
