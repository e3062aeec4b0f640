import { pathPattern } from "./path-pattern.ts";

/** One text or several of which one must fit. */
type Texts = string | readonly string[];

/** Which requests are meant; all that is given must be so. Nothing given: every request. */
export interface RequestMatch {
  /** Ids of operations. */
  readonly operation?: Texts;
  readonly method?: Texts;
  /** Paths without their query; `*` stands for a part of one segment, `**` for any number of segments. */
  readonly path?: Texts;
  /** Resources that the operation is one of. */
  readonly resource?: Texts;
}

/** What is known of a request once it has found its operation. */
export interface MatchSubject {
  readonly method: string;
  readonly path: string;
  readonly operation: { readonly id: string; readonly resource?: string } | undefined;
}

/** A test for requests. */
export function requestTest(match: RequestMatch): (subject: MatchSubject) => boolean {
  const { operation, method, path, resource } = match;
  const isPath = path === undefined ? undefined : [path].flat().map(pathPattern);
  return (subject) =>
    includes(method, subject.method) &&
    includes(operation, subject.operation?.id) &&
    includes(resource, subject.operation?.resource) &&
    (isPath?.some((test) => test(subject.path)) ?? true);
}

function includes(wanted: Texts | undefined, found: string | undefined): boolean {
  return wanted === undefined || (found !== undefined && [wanted].flat().includes(found));
}
