import { createServer } from "node:net";

/** The interface twins listen on. */
export const LOOPBACK = "127.0.0.1";

const HIGHEST = 65_535;

/** Why a port cannot be listened on: an error code of the system such as `EADDRINUSE`; `undefined` when it can. */
export function whyNotFree(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? "EUNKNOWN"));
    server.listen({ port, host: LOOPBACK, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/** The first free port above the given one, among the next hundred. */
export async function nextFreePort(above: number): Promise<number | undefined> {
  for (let port = above + 1; port <= Math.min(above + 100, HIGHEST); port++) {
    if ((await whyNotFree(port)) === undefined) return port;
  }
  return undefined;
}
