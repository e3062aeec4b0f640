/** A content type taken apart. */
export interface MediaType {
  /** Type and subtype in lower case: `application/json`. */
  readonly type: string;
  /** The charset in lower case. */
  readonly charset?: string;
  /** The multipart boundary as it came. */
  readonly boundary?: string;
}

const TYPE = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/;
const PARAMETER = /;[\t ]*(?:([\w!#$%&'*+.^`|~-]+)=(?:([\w!#$%&'*+.^`|~-]+)|"((?:[^"\\]|\\.)*)"))?[\t ]*/y;

/** Parses a `Content-Type` header; undefined where it is not one (RFC 9110, section 8.3). */
export function parseMediaType(header: string): MediaType | undefined {
  const end = header.indexOf(";");
  const type = (end === -1 ? header : header.slice(0, end)).trim().toLowerCase();
  if (!TYPE.test(type)) return undefined;
  if (end === -1) return { type };
  const parameters = parseParameters(header, end);
  if (parameters === undefined) return undefined;
  const charset = parameters.get("charset");
  const boundary = parameters.get("boundary");
  return {
    type,
    ...(charset !== undefined && { charset: charset.toLowerCase() }),
    ...(boundary !== undefined && { boundary }),
  };
}

function parseParameters(header: string, start: number): Map<string, string> | undefined {
  const parameters = new Map<string, string>();
  PARAMETER.lastIndex = start;
  while (PARAMETER.lastIndex < header.length) {
    const match = PARAMETER.exec(header);
    if (match === null) return undefined;
    const [, name, token, quoted] = match;
    if (name === undefined) continue;
    parameters.set(name.toLowerCase(), token ?? (quoted ?? "").replace(/\\(.)/g, "$1"));
  }
  return parameters;
}
