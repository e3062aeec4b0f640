import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { TwinError } from "../contracts/twin-error.ts";

/**
 * Starts listening and gives the address.
 *
 * @throws TwinError `port_in_use`, `port_forbidden` or `cannot_listen`
 */
export function listen(
  server: Server,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<{ url: string; port: number }> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(listenError(error, port)));
    server.listen(port, host, () => {
      // A server that listens on a port has an address of this kind.
      const address = server.address() as AddressInfo;
      const name = host.includes(":") ? `[${host}]` : host;
      resolve({ url: `http://${name}:${address.port}`, port: address.port });
    });
  });
}

function listenError(error: Error, port: number): TwinError {
  const code = "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE")
    return new TwinError("port_in_use", `Port ${port} is in use.`, {
      hint: "Stop what listens there, or give another port with --port.",
      cause: error,
    });
  if (code === "EACCES")
    return new TwinError("port_forbidden", `This user may not listen on port ${port}.`, {
      hint: "Give a port above 1023 with --port.",
      cause: error,
    });
  return new TwinError("cannot_listen", `Listening on port ${port} failed: ${error.message}`, {
    cause: error,
  });
}
