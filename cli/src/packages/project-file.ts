import { join } from "node:path";
import { TwinError } from "@wondertwin/framework/contracts";
import { isRecord } from "../project/is-record.ts";
import { readJsonObject } from "../project/read-json.ts";

/** What a project says of a twin in `wondertwin.json`; the fields that `wt` does not read are kept as they are. */
export interface ProjectTwin {
  /** A range of versions, or `latest`. */
  readonly version: string;
  readonly port?: number;
  readonly registry?: string;
}

/** `wondertwin.json`: the twins a project wants. */
export interface ProjectFile {
  readonly path: string;
  readonly twins: { readonly [name: string]: ProjectTwin };
  /** The file as it is, for what is changed in it to leave the rest alone. */
  readonly content: Readonly<Record<string, unknown>>;
}

/** Reads a project's file; one that is not there wants nothing. Throws `project_file_invalid`. */
export function readProjectFile(root: string): ProjectFile {
  const path = join(root, "wondertwin.json");
  const invalid = (what: string, cause?: unknown) =>
    new TwinError("project_file_invalid", `${path} ${what}.`, {
      hint: 'It lists twins by name: { "twins": { "stripe": { "version": "^1" } } }.',
      cause,
    });
  let content: Record<string, unknown>;
  try {
    content = readJsonObject(path) ?? {};
  } catch (error) {
    throw invalid("is not JSON", error);
  }
  const { twins = {} } = content;
  if (!isRecord(twins)) throw invalid("has no object as twins");
  const read = Object.entries(twins).map(([name, twin]) => {
    if (!isRecord(twin)) throw invalid(`says of ${name} what is no object`);
    const { version = "latest" } = twin;
    if (typeof version !== "string") throw invalid(`says a version of ${name} that is no text`);
    return [name, { ...twin, version }];
  });
  return { path, twins: Object.fromEntries(read), content };
}

/** The text of the file once it wants these versions, and no others. */
export function projectText({ content, twins }: ProjectFile, wanted: ReadonlyMap<string, string>): string {
  const next = [...wanted].map(([name, version]) => [name, { ...twins[name], version }]);
  return `${JSON.stringify({ ...content, twins: Object.fromEntries(next) }, null, 2)}\n`;
}
