import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type Stripe from "stripe";
import { createShop } from "./shop.ts";

/** A shop that listens until it is disposed of. */
export interface OpenShop extends AsyncDisposable {
  /** Where it listens. */
  readonly url: string;
}

/**
 * Opens a shop on a port of loopback, any free one by default.
 *
 * `publicUrl` is where buyers reach it, where that is not the port itself.
 */
export async function openShop(
  stripe: Stripe,
  { port: wanted = 0, publicUrl }: { readonly port?: number; readonly publicUrl?: string | undefined } = {},
): Promise<OpenShop> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(wanted, "127.0.0.1", resolve);
  });
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  server.on("request", createShop({ stripe, url: publicUrl ?? url }));
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
