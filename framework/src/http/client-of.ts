import http from "node:http";

/** How Node asks a server of the web. */
export type HttpClient = Pick<typeof http, "request">;

/**
 * What asks the servers of a protocol; undefined for protocols that are not the web's.
 *
 * TLS is loaded when it is first asked for: few twins ever are, and it takes 4 MB.
 */
export async function clientOf(protocol: string): Promise<HttpClient | undefined> {
  if (protocol === "http:") return http;
  return protocol === "https:" ? (await import("node:https")).default : undefined;
}
