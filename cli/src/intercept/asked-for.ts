import type { IncomingMessage } from "node:http";
import { TLSSocket } from "node:tls";
import { PARTITION_HEADER } from "@wondertwin/framework/contracts";

/** What a request asks for: as proxies are asked, with a whole address, or as the host itself is. */
export interface Asked {
  /** With its port, where it names one. */
  readonly host: string;
  readonly scheme: string;
  /** Path and query, as they came. */
  readonly path: string;
  /** Whether it chooses its partition by itself. */
  readonly choosesPartition: boolean;
  /** The whole address, where the request has one. */
  readonly url?: URL;
}

export function askedFor({ url = "/", headers, socket }: IncomingMessage): Asked {
  const choosesPartition = headers[PARTITION_HEADER] !== undefined;
  if (/^(?:https?|wss?):/i.test(url) && URL.canParse(url)) {
    const parsed = new URL(url);
    const rest = url.replace(/^\w+:\/\/[^/?#]*/, "");
    return {
      url: parsed,
      host: parsed.host,
      scheme: /^(?:https|wss):/i.test(url) ? "https" : "http",
      path: rest.startsWith("/") ? rest : `/${rest}`,
      choosesPartition,
    };
  }
  const scheme = socket instanceof TLSSocket ? "https" : "http";
  return { host: headers.host ?? "", scheme, path: url, choosesPartition };
}
