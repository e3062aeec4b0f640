import type { WebSocket } from "ws";
import type { Sockets } from "../authoring/talking.ts";
import { stopwatch } from "../clock/wall-clock.ts";
import type { Outcome } from "../deliveries/delivery.ts";
import type { Entity } from "../store/entity.ts";
import type { Line } from "./line.ts";

export type AnySockets = Sockets<Record<string, Entity>>;

export interface SocketPosting extends Line {
  readonly id: string;
  readonly message: object;
  /** How long the acknowledgement may take, in milliseconds. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

/** The connections that subscribers have opened, and what waits for their acknowledgement. */
export class SocketHub {
  readonly #sockets: AnySockets;
  readonly #onChange: (lines: readonly Line[]) => void;
  readonly #lines = new Map<string, { readonly line: Line; readonly open: readonly WebSocket[] }>();
  #closed = false;
  readonly #awaited = new Map<string, (outcome: Omit<Outcome, "duration">) => void>();

  /** `onChange` is told of all who have a connection whenever somebody has a first or no more. */
  constructor(sockets: AnySockets, onChange: (lines: readonly Line[]) => void) {
    this.#sockets = sockets;
    this.#onChange = onChange;
  }

  /** Takes a connection in, and says hello. */
  add(line: Line, socket: WebSocket): void {
    const key = keyOf(line);
    const before = this.#lines.get(key)?.open ?? [];
    const open = [...before, socket];
    this.#lines.set(key, { line, open });
    if (before.length === 0) this.#tell();
    socket.on("message", (data) => this.#hear(String(data)));
    socket.on("error", () => socket.terminate());
    socket.on("close", () => this.#drop(key, socket));
    const hello = this.#sockets.hello?.(line.subscription, open.length);
    if (hello) socket.send(JSON.stringify(hello));
  }

  /** Sends a message over a subscription's newest connection, and tells how it was acknowledged. */
  async send({ id, message, timeout, signal, ...line }: SocketPosting): Promise<Outcome> {
    const started = stopwatch();
    const socket = this.#lines.get(keyOf(line))?.open.at(-1);
    const outcome = socket
      ? await this.#awaitAnswer(socket, { id, text: JSON.stringify(message), timeout, signal })
      : { error: "not_connected" };
    return { ...outcome, duration: Math.round(stopwatch() - started) };
  }

  #awaitAnswer(
    socket: WebSocket,
    { id, text, timeout, signal }: { id: string; text: string } & Pick<SocketPosting, "timeout" | "signal">,
  ): Promise<Omit<Outcome, "duration">> {
    return new Promise((resolve) => {
      const done = (outcome: Omit<Outcome, "duration">) => {
        clearTimeout(late);
        socket.off("close", gone);
        signal.removeEventListener("abort", gone);
        this.#awaited.delete(id);
        resolve(outcome);
      };
      const gone = () => done({ error: "disconnected" });
      const late = setTimeout(() => done({ error: "timeout" }), timeout);
      socket.on("close", gone);
      signal.addEventListener("abort", gone);
      this.#awaited.set(id, done);
      socket.send(text);
    });
  }

  /** Says goodbye on every connection and ends it; subscribers open new ones. */
  refresh(): void {
    const { goodbye } = this.#sockets;
    const ending = this.#all();
    // From now on nobody is told anything over them.
    this.#lines.clear();
    if (ending.length > 0) this.#tell();
    for (const socket of ending) {
      if (goodbye) socket.send(JSON.stringify(goodbye));
      socket.close(1000);
    }
  }

  /** Cuts every connection. */
  close(): void {
    this.#closed = true;
    for (const socket of this.#all()) socket.terminate();
  }

  #all(): readonly WebSocket[] {
    return Array.from(this.#lines.values(), ({ open }) => open).flat();
  }

  #tell(): void {
    if (!this.#closed) this.#onChange(Array.from(this.#lines.values(), ({ line }) => line));
  }

  #hear(text: string): void {
    const acknowledged = this.#sockets.acknowledged(parsed(text));
    if (!acknowledged) return;
    const { id, answer } = acknowledged;
    const body = answer === undefined ? "" : JSON.stringify(answer);
    this.#awaited.get(id)?.({ status: 200, body });
  }

  #drop(key: string, socket: WebSocket): void {
    const known = this.#lines.get(key);
    if (!known) return;
    const open = known.open.filter((each) => each !== socket);
    if (open.length > 0) {
      this.#lines.set(key, { ...known, open });
      return;
    }
    this.#lines.delete(key);
    this.#tell();
  }
}

const keyOf = ({ partition, subscription }: Line) => `${partition}\n${subscription}`;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
