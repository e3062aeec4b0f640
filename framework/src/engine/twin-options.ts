import type { JournalOptions } from "./keeper.ts";

/** How a twin is put together. */
export interface TwinOptions {
  /** What all randomness comes from: the same text, the same ids. Default: the twin's name. */
  readonly seed?: string;
  /** Stops the clock at this moment. Default: the clock runs with the machine's. */
  readonly now?: Date | string | number;
  /** How many of the newest exchanges are kept. Default: 10,000. */
  readonly captures?: number;
  /** Hosts beside loopback by which the twin may be called. */
  readonly hosts?: readonly string[];
  /** Where events are delivered to beside the subscriptions that were made through the API. */
  readonly webhook?: {
    readonly url: string;
    /** Names of the events to deliver. Default: all. */
    readonly events?: readonly string[];
    /** What deliveries are signed with. Default: the vendor's word for it. */
    readonly secret?: string;
  };
  /** Hosts beside loopback that deliveries may go to. */
  readonly webhookHosts?: readonly string[];
  /** Whether requests beyond the vendor's rate limits are refused. Default: false. */
  readonly rateLimits?: boolean;
  /** What callers from other machines need to control the twin; without one they may not. */
  readonly controlToken?: string;
  /** Keeps what happens on disk, so that the next start goes on from there. Default: memory only. */
  readonly journal?: JournalOptions;
}
