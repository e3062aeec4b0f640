declare module "proxy-from-env" {
  /** The proxy that the environment asks for where an address is to be reached; empty where none. */
  export function getProxyForUrl(url: string): string;
}
