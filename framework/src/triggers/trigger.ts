import type { HttpMethod } from "../contracts/artifact.ts";

/**
 * One thing that brings an event about. In its texts `{name.path.to.field}` stands for a field of the answer to the
 * step of that name, and `{partition}` for the name of the partition; a text that is nothing else has the field's own
 * type.
 */
export type TriggerStep =
  | {
      /** The request: `POST /notes/{note.id}/publish`. */
      readonly send: `${HttpMethod} /${string}`;
      /** Its parameters, written as the operation takes them. */
      readonly body?: Readonly<Record<string, unknown>>;
      /** The name by which later steps know the answer. */
      readonly as?: string;
      /** The status of its answer. Default: any success. */
      readonly status?: number;
    }
  /** Lets time go by on the partition's clock: `3d`. */
  | { readonly advance: string };

/** How events come about: through requests such as a program would send, so that nothing about them is made up. */
export interface TriggerConfig<Events extends string = string> {
  /** Headers of the requests, such as the credential of whoever sends them. */
  readonly headers: Readonly<Record<string, string>>;
  /** The steps to each event. */
  readonly events: { readonly [Event in Events]?: readonly TriggerStep[] };
}
