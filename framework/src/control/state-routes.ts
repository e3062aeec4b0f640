import type { Twin } from "../engine/twin.ts";
import { controlRoute } from "./control-route.ts";
import { type InlineSchema, objectOf } from "./inline-schema.ts";
import type { StateView } from "./state-view.ts";

interface Place {
  readonly partition?: string;
  readonly at?: number;
}

const place: { readonly [name: string]: InlineSchema } = {
  partition: { type: "string", minLength: 1, description: "Needed where there are several" },
  at: { type: "integer", minimum: 0, description: "As it was behind this capture; 0: at the start" },
};

const partitionState: InlineSchema = objectOf(
  {
    name: { type: "string" },
    collections: { type: "object", additionalProperties: { type: "integer" } },
  },
  ["name", "collections"],
);

function twinThen(twin: Twin, at: number | undefined): Twin {
  return at === undefined ? twin : twin.at(at);
}

function viewAt(twin: Twin, { partition, at }: Place): StateView {
  return twinThen(twin, at).inspect(partition === undefined ? {} : { partition });
}

const difference: InlineSchema = objectOf(
  {
    partition: { type: "string" },
    resource: { type: "string" },
    id: { type: "string" },
    change: { enum: ["added", "removed", "changed"] },
    fields: { type: "array", items: { type: "string" } },
  },
  ["partition", "resource", "id", "change"],
);

/** What the twin holds, now and earlier. */
export const stateRoutes = [
  controlRoute({
    method: "GET",
    path: "/_wt/partitions",
    summary: "Names the partitions that somebody has entered",
    answer: objectOf({ partitions: { type: "array", items: { type: "string" } } }, ["partitions"]),
    handle: (twin) => ({ partitions: twin.partitions() }),
  }),
  controlRoute<Place>({
    method: "GET",
    path: "/_wt/state",
    summary: "Counts the entities of every partition",
    query: place,
    answer: objectOf({ partitions: { type: "array", items: partitionState } }, ["partitions"]),
    handle: (twin, { query: { partition, at } }) => {
      const then = twinThen(twin, at);
      const names = partition === undefined ? then.partitions() : [partition];
      const partitions = names.map((name) => {
        const collections = then.inspect({ partition: name }).collections();
        return { name, collections };
      });
      return { partitions };
    },
  }),
  controlRoute<Place & { readonly pointer?: string }>({
    method: "GET",
    path: "/_wt/slice",
    summary: "Shows what a JSON pointer leads to: /resource/id/field",
    query: { ...place, pointer: { type: "string", description: "RFC 6901; all unless told" } },
    answer: objectOf({ value: {} }, ["value"]),
    handle: (twin, { query: { pointer = "", ...place } }) => ({ value: viewAt(twin, place).slice(pointer) }),
  }),
  controlRoute<Place & { readonly where?: string[]; readonly after?: string; readonly limit?: number }>({
    method: "GET",
    path: "/_wt/state/{resource}",
    summary: "Lists the entities of a resource, oldest first",
    query: {
      ...place,
      where: { type: "array", items: { type: "string" }, description: "A field's text, as in status=draft" },
      after: { type: "string", description: "The key behind which the page begins" },
      limit: { type: "integer", minimum: 1, maximum: 1000, description: "100 unless told" },
    },
    answer: objectOf(
      {
        resource: { type: "string" },
        total: { type: "integer" },
        items: { type: "array", items: { type: "object" } },
        next: { type: "string" },
      },
      ["resource", "total", "items"],
    ),
    handle: (twin, { params: { resource = "" }, query: { where, after, limit, ...place } }) =>
      viewAt(twin, place).collection(resource, {
        ...(where && { where }),
        ...(after !== undefined && { after }),
        ...(limit !== undefined && { limit }),
      }),
  }),
  controlRoute<Place>({
    method: "GET",
    path: "/_wt/state/{resource}/{id}",
    summary: "Shows one entity",
    query: place,
    answer: objectOf({ resource: { type: "string" }, id: { type: "string" }, entity: { type: "object" } }, [
      "resource",
      "id",
      "entity",
    ]),
    handle: (twin, { params: { resource = "", id = "" }, query }) => ({
      resource,
      id,
      entity: viewAt(twin, query).entity(resource, id),
    }),
  }),
  controlRoute<{ readonly from: number; readonly to?: number }>({
    method: "GET",
    path: "/_wt/diff",
    summary: "Names what differs from the state behind one capture to that behind another",
    query: {
      from: { type: "integer", minimum: 0, description: "The capture; 0: the start" },
      to: { type: "integer", minimum: 0, description: "The other capture; the state now unless told" },
    },
    required: ["from"],
    answer: objectOf({ differences: { type: "array", items: difference } }, ["differences"]),
    handle: (twin, { query: { from, to } }) => ({ differences: twin.diff(from, to) }),
  }),
];
