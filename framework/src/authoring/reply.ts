/** What an answer says that its operation's description does not. */
export interface ReplyParts {
  /** Default: the operation's own. */
  readonly status?: number;
  /** Bytes and texts of another content type go out as they are; anything else as JSON; absent: no body. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: JSON. */
  readonly contentType?: string;
}

/** An answer with a status, headers or a content type of its own. */
export class Reply {
  readonly parts: ReplyParts;

  constructor(parts: ReplyParts) {
    this.parts = parts;
  }
}

/**
 * Answers with a status, headers or a content type other than the operation's usual ones.
 *
 * @example
 * return reply({ status: 302, headers: { Location: url("/files/1") } });
 */
export function reply(parts: ReplyParts): Reply {
  return new Reply(parts);
}

/** All that a list shows, of which a request gets a page. */
export class Paged {
  readonly items: readonly object[];

  constructor(items: readonly object[]) {
    this.items = items;
  }
}

/**
 * Answers with the page of these that the request asks for, in the order given; entities of the store are shown as
 * the API does.
 */
export function paged(items: readonly object[]): Paged {
  return new Paged(items);
}
