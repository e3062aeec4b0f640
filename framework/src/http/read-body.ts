import type { IncomingMessage } from "node:http";

export interface ReceivedBody {
  readonly body: Buffer;
  readonly tooLarge: boolean;
}

const nothing = Buffer.alloc(0);

/**
 * Receives a request's body whole, then calls back: at once where there is none.
 *
 * A body above `limit` bytes is not kept; the rest of it is let pass unread up to four times the limit, so
 * that the client hears the answer, and the connection ends beyond. Nothing is called when the client leaves
 * before the end.
 */
export function readBody(
  request: IncomingMessage,
  limit: number,
  done: (received: ReceivedBody) => void,
): void {
  if (!hasBody(request)) {
    done({ body: nothing, tooLarge: false });
    return;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  request.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else {
      chunks.length = 0;
      if (size > limit * 4) request.destroy();
    }
  });
  request.on("end", () => {
    const [only = nothing] = chunks;
    const body = chunks.length > 1 ? Buffer.concat(chunks) : only;
    done({ body, tooLarge: size > limit });
  });
}

/** Whether somebody else has received the body already, so that it would never come. */
export function wasRead(request: IncomingMessage): boolean {
  return request.readableEnded && hasBody(request);
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined;
}
