import { controlRoute } from "./control-route.ts";
import { type InlineSchema, objectOf } from "./inline-schema.ts";

interface Place {
  readonly partition?: string;
}

const place: { readonly [name: string]: InlineSchema } = {
  partition: { type: "string", minLength: 1, description: "Needed where there are several" },
};

const partitionState: InlineSchema = objectOf(
  {
    name: { type: "string" },
    collections: { type: "object", additionalProperties: { type: "integer" } },
  },
  ["name", "collections"],
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
    handle: (twin, { query: { partition } }) => {
      const names = partition === undefined ? twin.partitions() : [partition];
      return {
        partitions: names.map((name) => ({
          name,
          collections: twin.inspect({ partition: name }).collections(),
        })),
      };
    },
  }),
  controlRoute<Place & { readonly pointer?: string }>({
    method: "GET",
    path: "/_wt/slice",
    summary: "Shows what a JSON pointer leads to: /resource/id/field",
    query: { ...place, pointer: { type: "string", description: "RFC 6901; all unless told" } },
    answer: objectOf({ value: {} }, ["value"]),
    handle: (twin, { query: { pointer = "", ...where } }) => ({ value: twin.inspect(where).slice(pointer) }),
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
      twin.inspect(place).collection(resource, {
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
      entity: twin.inspect(query).entity(resource, id),
    }),
  }),
];
