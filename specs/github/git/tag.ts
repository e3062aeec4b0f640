import { headersOf } from "./headers.ts";
import type { Objects } from "./objects.ts";
import { type Person, personLine, readPerson } from "./person.ts";
import type { ObjectType } from "./resources.ts";
import { bytesOf } from "./utf8.ts";

/** An annotated tag: a name for an object, and who says what of it. */
export interface Tag {
  readonly object: string;
  readonly type: string;
  readonly tag: string;
  readonly tagger: Person;
  readonly message: string;
}

/** Keeps a tag and gives its name. */
export function writeTag(objects: Objects, { object, type, tag, tagger, message }: Tag): string {
  const lines = [`object ${object}`, `type ${type}`, `tag ${tag}`, `tagger ${personLine(tagger)}`];
  return objects.write("tag", bytesOf(`${lines.join("\n")}\n\n${message}`));
}

export function readTag(objects: Objects, sha: string): Tag | undefined {
  const bytes = objects.read(sha, "tag");
  if (!bytes) return undefined;
  const { values, message } = headersOf(bytes);
  return {
    object: values("object")[0] ?? "",
    type: values("type")[0] ?? "",
    tag: values("tag")[0] ?? "",
    tagger: readPerson(values("tagger")[0] ?? ""),
    message,
  };
}

/** What a name stands for once the tags around it are taken off. */
export function peeled(
  objects: Objects,
  sha: string,
): { readonly sha: string; readonly type: ObjectType | undefined } {
  const tag = readTag(objects, sha);
  return tag ? peeled(objects, tag.object) : { sha, type: objects.typeOf(sha) };
}
