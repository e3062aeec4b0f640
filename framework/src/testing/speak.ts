import { connect } from "node:net";

/** What came back on a connection. */
export interface HeardAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Sends bytes to a port of this machine as they are, and gives the first answer, whole or not: for requests
 * that no HTTP client would make. Without an answer the status is 0.
 */
export function speak(port: number, ...sent: readonly (string | Uint8Array)[]): Promise<HeardAnswer> {
  return new Promise((resolve) => {
    const heard: Buffer[] = [];
    const socket = connect(port, "127.0.0.1", () => {
      for (const part of sent) socket.write(part);
    });
    socket.on("data", (chunk) => {
      heard.push(chunk);
      if (isWhole(Buffer.concat(heard).toString())) socket.end();
    });
    // A server that has heard enough may end the connection while the rest is under way.
    socket.on("error", () => socket.destroy());
    socket.on("close", () => resolve(answerIn(Buffer.concat(heard).toString())));
  });
}

function isWhole(text: string): boolean {
  const { headers, body } = answerIn(text);
  const length = headers["content-length"];
  return length !== undefined && Buffer.byteLength(body) >= Number(length);
}

function answerIn(text: string): HeardAnswer {
  const end = text.indexOf("\r\n\r\n");
  if (end === -1) return { status: 0, headers: {}, body: "" };
  const [first = "", ...lines] = text.slice(0, end).split("\r\n");
  const headers = lines.map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return {
    status: Number(first.split(" ")[1] ?? 0),
    headers: Object.fromEntries(headers),
    body: text.slice(end + 4),
  };
}
