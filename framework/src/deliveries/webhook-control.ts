import { TwinError } from "../contracts/twin-error.ts";
import type { Worlds } from "../engine/worlds.ts";
import type { ControlAction } from "../journal/record.ts";
import type { SocketHub } from "../sockets/socket-hub.ts";
import type { Courier } from "./courier.ts";
import type { Delivery, DeliveryStatus } from "./delivery.ts";

/** A delivery as it is listed. */
export interface ListedDelivery extends Omit<Delivery, "number" | "tries" | "payload"> {
  /** `<partition>:<number>`. */
  readonly id: string;
  readonly partition: string;
}

/** Which deliveries are meant; what is left out does not matter. */
export interface DeliveryFilter {
  readonly partition?: string;
  readonly status?: DeliveryStatus;
  /** The event's id or name. */
  readonly event?: string;
  /** How many of the newest of each partition. Default: 100. */
  readonly limit?: number;
}

/** What a twin tells its user about deliveries. */
export interface WebhookControl {
  /** Deliveries, by partition, oldest first. */
  list(filter?: DeliveryFilter): readonly ListedDelivery[];
  /**
   * Puts a delivery into the queue again, with all its attempts to come.
   *
   * @throws TwinError `unknown_delivery`
   */
  resend(id: string): ListedDelivery;
  /** Attempts everything that waits, whenever it would be due; what came of it. */
  flush(): Promise<readonly ListedDelivery[]>;
  /** Resolves once no delivery is under way and none is due. */
  settled(): Promise<void>;
  /** Ends the connections of all who are told over one, in the vendor's way; they may connect again. */
  disconnect(): void;
}

export interface WebhookControlOptions {
  readonly worlds: Worlds;
  readonly courier: Courier;
  readonly hub?: SocketHub | undefined;
  readonly perform: (action: ControlAction) => unknown;
}

export function createWebhookControl({
  worlds,
  courier,
  perform,
  hub,
}: WebhookControlOptions): WebhookControl {
  return {
    list: (filter = {}) =>
      Array.from(worlds.all())
        .filter(({ name }) => filter.partition === undefined || name === filter.partition)
        .flatMap(({ name, outbox }) =>
          outbox
            .list()
            .filter((delivery) => fits(delivery, filter))
            .slice(-(filter.limit ?? 100))
            .map((delivery) => listed(name, delivery)),
        ),
    resend: (id) => {
      const colon = id.lastIndexOf(":");
      const partition = id.slice(0, Math.max(0, colon));
      const number = Number(id.slice(colon + 1));
      perform({ do: "resend", partition, number });
      const delivery = worlds.find(partition)?.outbox.find(number);
      if (!delivery) throw new TwinError("unknown_delivery", `There is no delivery ${id}.`);
      return listed(partition, delivery);
    },
    flush: async () => {
      await courier.settled();
      const waiting = Array.from(worlds.all()).flatMap(({ name: partition, outbox }) =>
        outbox.list().flatMap(({ number, status }) => (status === "waiting" ? [{ partition, number }] : [])),
      );
      for (const delivery of waiting) perform({ do: "resend", ...delivery });
      await courier.settled();
      return waiting.flatMap(({ partition, number }) => {
        const delivery = worlds.find(partition)?.outbox.find(number);
        return delivery ? [listed(partition, delivery)] : [];
      });
    },
    settled: () => courier.settled(),
    disconnect: () => hub?.refresh(),
  };
}

function fits({ event, status }: Delivery, filter: DeliveryFilter): boolean {
  if (filter.status !== undefined && status !== filter.status) return false;
  return filter.event === undefined || event.id === filter.event || event.name === filter.event;
}

function listed(partition: string, { number, tries: _, payload: __, ...rest }: Delivery): ListedDelivery {
  return { id: `${partition}:${number}`, partition, ...rest };
}
