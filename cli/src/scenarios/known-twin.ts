/** A twin of the project. */
export interface KnownTwin {
  readonly name: string;
  /** The port that it listens on unless told otherwise. */
  readonly port: number;
}

const LOOPBACK = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\]):(\d+)(?=[/?]|$)/;

/** The twin that an address means by its own port, wherever it listens now; undefined for other addresses. */
export function twinAtPort<T extends KnownTwin>(url: string, twins: readonly T[]): T | undefined {
  const port = LOOPBACK.exec(url)?.[1];
  return port === undefined ? undefined : twins.find((twin) => twin.port !== 0 && twin.port === Number(port));
}

/** An address with another start. */
export function withStart(url: string, start: string): string {
  return url.replace(LOOPBACK, start);
}
