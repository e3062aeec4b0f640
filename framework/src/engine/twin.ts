import type { Express } from "express";
import type { Capture, CaptureDetail } from "../capture/capture.ts";
import type { CaptureFilter } from "../capture/capture-filter.ts";
import type { ClockControl } from "../clock/clock-control.ts";
import type { Health } from "../contracts/process.ts";
import type { StateControl } from "../control/state-control.ts";
import type { WebhookControl } from "../deliveries/webhook-control.ts";
import type { FaultControl } from "../faults/fault-control.ts";
import type { Address } from "../http/twin-server.ts";
import type { PastRecord } from "../journal/record.ts";
import type { Recovery } from "../journal/recover.ts";
import type { LimitControl } from "../limits/limit-control.ts";
import type { TwinRequest, TwinResponse } from "../pipeline/exchange.ts";
import type { RecordingKind } from "../replay/read-recording.ts";
import type { RunControl } from "../runs/run-control.ts";
import type { SettingsControl } from "../settings/settings-control.ts";
import type { EntityDifference } from "../snapshots/diff-states.ts";
import type { TriggerControl } from "../triggers/trigger-control.ts";

/** A running twin, or one to be mounted in another server. */
export interface Twin extends ClockControl, StateControl, SettingsControl, TriggerControl {
  readonly name: string;
  readonly version: string;
  /** The twin as an Express application: `app.use(twin.app)`. */
  readonly app: Express;
  /** Answers a request without a socket. */
  handle(request: TwinRequest): TwinResponse;
  /**
   * Listens on loopback; port 0 takes any free one.
   *
   * @throws TwinError `port_in_use`
   */
  listen(address?: { readonly port?: number; readonly host?: string }): Promise<Address>;
  close(): Promise<void>;
  /** Which twin this is and where it listens. */
  health(): Health;
  /** The newest exchanges, oldest first; secrets in them are replaced. */
  captures(filter?: CaptureFilter): readonly Capture[];
  /** One exchange and what it changed; undefined where it is not among those that are kept. */
  capture(id: number): CaptureDetail | undefined;
  /**
   * Puts a recorded session among the captures: captures as lines, an HTTP Archive, or the bundle of a run. The state
   * is as it was.
   *
   * @throws TwinError `recording_invalid`; nothing is imported then
   */
  importCaptures(recording: string): { readonly imported: number; readonly kind: RecordingKind };
  /** The number of the last time everything was reset, counted with the captures; 0: never. */
  lastReset(): number;
  /** Deliveries of events. */
  readonly webhooks: WebhookControl;
  /** Makes things go wrong. */
  readonly faults: FaultControl;
  /** The vendor's rate limits. */
  readonly limits: LimitControl;
  /** Runs: stretches that belong together. */
  readonly runs: RunControl;
  /**
   * A twin as this one was behind a capture; 0 is the start. What is done to it does not touch this one.
   *
   * @throws TwinError `past_gone`, `unknown_capture`
   *
   * @example
   * twin.at(12).inspect().collections();
   */
  at(capture: number): Twin;
  /**
   * What differs from the state behind one capture to that behind another, or to the state now.
   *
   * @throws TwinError `past_gone`, `unknown_capture`
   */
  diff(from: number, to?: number): readonly EntityDifference[];
  /**
   * Does again what a record of a journal says, at the moment it tells, without writing it down; the answer,
   * where it was a request.
   */
  repeat(record: PastRecord): TwinResponse | undefined;
  /** What a journal brought back at the start. */
  readonly recovery: Recovery | undefined;
}
