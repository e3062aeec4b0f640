import type { Free } from "./resources.ts";

/** A document: sections of Markdown, by id. */
export interface Canvas {
  id: string;
  title: string;
  channel: string | null;
  sections: readonly { readonly id: string; readonly markdown: string }[];
  access: { readonly [who: string]: string };
}

export interface List {
  id: string;
  name: string;
  schema: readonly Free[];
  description_blocks: readonly Free[];
  todo_mode: boolean;
  access: { readonly [who: string]: string };
}

export interface ListItem {
  id: string;
  list_id: string;
  date_created: number;
  created_by: string;
  updated_by: string;
  updated_timestamp: string;
  fields: readonly Free[];
}
