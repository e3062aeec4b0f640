import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a vendor's server heard, as it answers it. */
export interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * A server in a twin's place that tells what it heard, for tests of whoever stands before it.
 *
 * `/slow` sends its body in pieces, a piece for each call of `more`; `/broken` breaks off in its middle, `/reset`
 * before its beginning; an upgrade is answered by saying everything back.
 */
export class VendorServer {
  readonly server: Server = createServer((request, response) => void this.#answer(request, response));
  /** Requests whose client left before the answer. */
  left = 0;
  /** Requests to `/hang`, which are never answered. */
  waiting = 0;
  #more: () => void = () => {};

  constructor() {
    this.server.on("upgrade", (request, socket, head) => {
      socket.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n");
      socket.write(`${request.headers.host} `);
      socket.write(head);
      socket.pipe(socket);
      socket.on("error", () => socket.destroy());
    });
  }

  /** Listens, and gives its address. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    // A server that listens on a port has an address of this kind.
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Lets the next piece of `/slow` go. */
  more(): void {
    this.#more();
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = "/", method = "" } = request;
    response.on("close", () => {
      if (!response.writableFinished) this.left++;
    });
    if (url === "/hang") return void this.waiting++;
    if (url === "/reset") return void request.socket.destroy();
    if (url === "/slow") {
      response.write("one ");
      this.#more = () => response.end("two");
      return;
    }
    if (url === "/broken") {
      response.writeHead(200, { "content-length": 100 }).write("half of it");
      setImmediate(() => request.socket.destroy());
      return;
    }
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const chunk of request) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const heard: Heard = { method, url, headers, bytes, sha256: hash.digest("hex") };
    response.writeHead(200, { "Content-Type": "application/json", "X-Vendor": "yes" });
    response.end(JSON.stringify(heard));
  }
}
