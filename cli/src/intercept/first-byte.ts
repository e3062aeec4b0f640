import type { Duplex } from "node:stream";

/** The first byte of a TLS handshake (RFC 8446, section 5.1); no HTTP request begins so. */
const HANDSHAKE = 0x16;

/** Tells what a client begins to say, TLS or plain text, and leaves it to be read. */
export function onFirstByte(socket: Duplex, tell: (isTls: boolean) => void): void {
  const look = () => {
    const first: Buffer | null = socket.read(1);
    if (first === null) return void socket.once("readable", look);
    socket.unshift(first);
    tell(first[0] === HANDSHAKE);
  };
  look();
}
