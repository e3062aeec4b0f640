import type { Server } from "node:http";
import type { Express } from "express";
import type { Answerer } from "../pipeline/exchange.ts";
import type { UpgradeHandler } from "../sockets/open-socket.ts";
import { createHttpServer } from "./create-server.ts";
import { listen } from "./listen.ts";

/** Where a server may be reached. */
export interface Address {
  readonly url: string;
  readonly port: number;
}

/** The port of one twin: closed at first, where the twin is to be mounted or called without a socket. */
export class TwinServer {
  readonly #app: Express;
  readonly #answer: Answerer;
  readonly #upgrade: UpgradeHandler | undefined;
  #server: Server | undefined;
  /** Where it listens. */
  address: Address = { url: "", port: 0 };

  constructor(app: Express, answer: Answerer, upgrade?: UpgradeHandler) {
    this.#app = app;
    this.#answer = answer;
    this.#upgrade = upgrade;
  }

  /** @throws TwinError `port_in_use` */
  async listen({ port = 0, host = "127.0.0.1" }: { port?: number; host?: string } = {}): Promise<Address> {
    this.#server = createHttpServer(this.#app, this.#answer);
    if (this.#upgrade) this.#server.on("upgrade", this.#upgrade);
    this.address = await listen(this.#server, { port, host });
    return this.address;
  }

  /** Resolves once nobody is connected any more; connections under way are cut. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      if (!this.#server) return resolve();
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }
}
