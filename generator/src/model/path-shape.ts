/** One segment of a path template: a literal, or a parameter with what stands around it. */
export type Segment =
  | { readonly kind: "literal"; readonly text: string }
  | {
      readonly kind: "parameter";
      readonly name: string;
      /** Where several parameters share the segment (`{base}...{head}`): each one's own name. */
      readonly parts?: readonly string[];
    };

/** A path template taken apart. */
export interface PathShape {
  readonly segments: readonly Segment[];
  /** The template with every parameter's name left out, so that templates compare by position. */
  readonly key: string;
  /** Names of the parameters, in the path's order. */
  readonly parameters: readonly string[];
}

const EXTENSION = /\.(json|xml)$/;
const PARAMETER = /^\{([^{}]+)\}$/;
const PARAMETER_THEN_VERB = /^\{([^{}]+)\}:([A-Za-z]\w*)$/;

/**
 * Takes a path template apart.
 *
 * A `.json` at the end is a format, not a name, and is left out; `{id}:verb` counts as two segments.
 */
export function pathShape(path: string): PathShape {
  const segments = path
    .split("/")
    .filter((part) => part !== "")
    .flatMap(readSegment);
  return shapeOf(segments);
}

/** The shape of the path's first `count` segments. */
export function prefixShape(shape: PathShape, count: number): PathShape {
  return shapeOf(shape.segments.slice(0, count));
}

/** The shape without its last segment. */
export function parentShape(shape: PathShape): PathShape {
  return prefixShape(shape, shape.segments.length - 1);
}

/** The last segment's literal, or undefined where the path ends in a parameter or is empty. */
export function lastLiteral(shape: PathShape): string | undefined {
  const last = shape.segments.at(-1);
  return last?.kind === "literal" ? last.text : undefined;
}

/** The last segment's parameter, or undefined where the path ends in a literal or is empty. */
export function lastParameter(shape: PathShape): string | undefined {
  const last = shape.segments.at(-1);
  return last?.kind === "parameter" ? last.name : undefined;
}

function shapeOf(segments: readonly Segment[]): PathShape {
  return {
    segments,
    key: segments.map((segment) => `/${segment.kind === "literal" ? segment.text : "{}"}`).join(""),
    parameters: segments.flatMap((segment) => (segment.kind === "parameter" ? [segment.name] : [])),
  };
}

function readSegment(part: string): Segment[] {
  const text = part.replace(EXTENSION, "");
  const parameter = PARAMETER.exec(text)?.[1];
  if (parameter !== undefined) return [{ kind: "parameter", name: parameter }];
  const [, name, verb] = PARAMETER_THEN_VERB.exec(text) ?? [];
  if (name !== undefined && verb !== undefined) {
    return [
      { kind: "parameter", name },
      { kind: "literal", text: verb },
    ];
  }
  if (text.includes("{")) {
    const parts = Array.from(text.matchAll(/\{([^{}]+)\}/g), ([, part = ""]) => part);
    return [{ kind: "parameter", name: text.replace(/[{}]/g, ""), ...(parts.length > 1 && { parts }) }];
  }
  return [{ kind: "literal", text }];
}
