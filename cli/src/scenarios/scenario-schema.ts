const text = { type: "string" } as const;
const texts = { type: "object", additionalProperties: text } as const;
const twin = {
  type: "string",
  description: "A twin's name; needless where the file names only one",
} as const;

const object = (properties: object, rest: object = {}) => ({
  type: "object",
  additionalProperties: false,
  properties,
  ...rest,
});

/** Keywords for objects say nothing of other values: these are compared as they are. */
const value = {
  not: { type: "array" },
  minProperties: 1,
  additionalProperties: false,
  properties: {
    eq: { description: "Equal to this" },
    exists: { type: "boolean", description: "Whether there is anything" },
    gte: { type: "number", description: "At least this" },
    lte: { type: "number", description: "At most this" },
    contains: { description: "A part of the text, or an element of the list" },
    regex: {
      type: "string",
      format: "regex",
      description: "A regular expression that finds something in it",
    },
    count: { type: "integer", minimum: 0, description: "How many members the list or object has" },
  },
};

const expectations = { type: "object", additionalProperties: value };

const time = object(
  {
    twin,
    set: { type: "string", description: "ISO 8601" },
    advance: { type: "string", description: "Such as 30d or P30DT12H" },
    freeze: { type: ["boolean", "string"], description: "Stops the clock, where it is or at a moment" },
  },
  { anyOf: [{ required: ["set"] }, { required: ["advance"] }, { required: ["freeze"] }] },
);

const step = object(
  {
    name: text,
    time,
    faults: object({
      twin,
      clear: { type: "boolean" },
      add: { type: "array", items: { type: "object" }, description: "Rules as POST /_wt/faults takes them" },
    }),
    request: object(
      {
        method: { enum: ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] },
        url: text,
        headers: texts,
        body: { description: "Text as it stands; anything else as the operation takes it, JSON or a form" },
      },
      { required: ["method", "url"] },
    ),
    capture: { ...texts, description: "A JSONPath into the answer, by the variable that it goes into" },
    assert: object({
      status: { type: "integer" },
      body_contains: text,
      headers: texts,
      body: { ...expectations, description: "By JSONPath: a value, or operators" },
    }),
    webhooks: object(
      {
        twin,
        expect: {
          type: "array",
          items: object(
            {
              event: { type: "string", description: "The event's name" },
              count: { type: "integer", minimum: 0, description: "How many; at least one unless told" },
              status: { enum: ["waiting", "succeeded", "failed", "cancelled"] },
              body: { ...expectations, description: "Of what {{webhooks.url}} was sent, by JSONPath" },
            },
            { required: ["event"] },
          ),
        },
      },
      { required: ["expect"] },
    ),
    state: object(
      { twin, expect: { ...expectations, description: "By JSON pointer: /resource/id/field" } },
      { required: ["expect"] },
    ),
  },
  {
    required: ["name"],
    anyOf: ["request", "time", "faults", "webhooks", "state"].map((one) => ({ required: [one] })),
    dependentRequired: { capture: ["request"], assert: ["request"] },
  },
);

/** The JSON Schema of scenario files. */
export const scenarioSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "A scenario for wt test",
  ...object(
    {
      $schema: text,
      name: text,
      description: text,
      tier: text,
      publisher: text,
      twin_id: text,
      workflow: { type: "string", description: "For other programs" },
      setup: object({
        reset: { type: "array", items: text, description: "Twins that begin at their seed" },
        seed_files: { ...texts, description: "A file of entities by resource, by twin" },
        time,
      }),
      variables: texts,
      steps: { type: "array", minItems: 1, items: step },
    },
    { required: ["name", "steps"] },
  ),
};
