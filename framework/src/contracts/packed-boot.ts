import type { AnswerShape, BootArtifact, OperationEntry, PathParameter } from "./artifact.ts";

/** What an operation has in common with others. */
type Shape = Omit<OperationEntry, "id" | "path" | "params" | "query" | "body" | "resource" | "answer"> & {
  readonly answer: Omit<AnswerShape, "resource" | "skeleton">;
};

/**
 * One operation: id and path, then positions: of its shape, its list of parameters, its resource and its answer's,
 * its answer's skeleton, and the schemas of its query and body. -1: none; left out at the end.
 */
type Row = readonly [id: string, path: string, ...positions: number[]];

/** `boot.json` as it is written: what operations share stands once. */
export interface PackedBoot extends Omit<BootArtifact, "operations"> {
  readonly shapes: readonly Shape[];
  readonly params: readonly PathParameter[];
  /** Lists of parameters, by their positions. */
  readonly lists: readonly (readonly number[])[];
  readonly names: readonly string[];
  readonly rows: readonly Row[];
}

/** Values stored once each. */
class Pool<T> {
  readonly values: T[] = [];
  readonly #positions = new Map<string, number>();

  add(value: T): number {
    const text = JSON.stringify(value);
    const known = this.#positions.get(text);
    if (known !== undefined) return known;
    this.#positions.set(text, this.values.length);
    return this.values.push(value) - 1;
  }
}

/** Writes what operations share once. */
export function packBoot({ operations, ...rest }: BootArtifact): PackedBoot {
  const shapes = new Pool<Shape>();
  const params = new Pool<PathParameter>();
  const lists = new Pool<readonly number[]>();
  const names = new Pool<string>();
  const nameAt = (name: string | undefined) => (name === undefined ? -1 : names.add(name));
  const rows = operations.map((operation): Row => {
    const { id, path, params: own = [], query = -1, body = -1, resource, answer, ...shared } = operation;
    const { resource: shown, skeleton = -1, ...form } = answer;
    const positions = [
      shapes.add({ ...shared, answer: form }),
      lists.add(own.map((each) => params.add(each))),
      nameAt(resource),
      nameAt(shown),
      skeleton,
      query,
      body,
    ];
    while (positions.at(-1) === -1) positions.pop();
    return [id, path, ...positions];
  });
  return {
    ...rest,
    shapes: shapes.values,
    params: params.values,
    lists: lists.values,
    names: names.values,
    rows,
  };
}

/** Reads `boot.json`; one that was never packed is what it is. */
export function unpackBoot(artifact: PackedBoot | BootArtifact): BootArtifact {
  if ("operations" in artifact) return artifact;
  const { shapes, params, lists, names, rows, ...rest } = artifact;
  const parameters = lists.map((list) => list.flatMap((position) => params[position] ?? []));
  const operations = rows.map(([id, path, shape = -1, list = -1, name = -1, shown = -1, ...last]) => {
    const [skeleton = -1, query = -1, body = -1] = last;
    const shared = shapes[shape];
    if (!shared) throw new Error(`The operation ${id} has no shape.`);
    const own = parameters[list] ?? [];
    const [resource, answered] = [names[name], names[shown]];
    return {
      id,
      path,
      ...shared,
      ...(resource !== undefined && { resource }),
      ...(own.length > 0 && { params: own }),
      ...(query !== -1 && { query }),
      ...(body !== -1 && { body }),
      answer: {
        ...shared.answer,
        ...(answered !== undefined && { resource: answered }),
        ...(skeleton !== -1 && { skeleton }),
      },
    };
  });
  return { ...rest, operations };
}
