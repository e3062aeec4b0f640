const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[?::1?\]?)$/i;

/** Whether a host is this machine itself; such connections are never anybody's business. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}
