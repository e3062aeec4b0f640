import type { Subscription } from "../authoring/event.ts";
import type { Failure } from "../authoring/failure.ts";
import type { ClockState } from "../clock/clock.ts";
import type { DeliveryAction } from "../deliveries/perform-delivery.ts";
import type { EngineState } from "../engine/engine.ts";
import type { FaultRule } from "../faults/fault-rule.ts";
import type { TwinRequest } from "../pipeline/exchange.ts";
import type { RecordedExchange } from "../replay/recorded-exchange.ts";
import type { NewRun } from "../runs/run.ts";
import type { Fixtures } from "../seeding/check-fixtures.ts";
import type { Settings } from "../settings/settings.ts";
import type { SnapshotState } from "../snapshots/twin-snapshot.ts";
import type { Line } from "../sockets/line.ts";

/** The version of the journal's format. */
export const JOURNAL_FORMAT = 1;

/** The first record of every journal file: which twin it belongs to. */
export interface HeaderRecord {
  readonly kind: "header";
  readonly format: number;
  readonly twin: string;
  readonly version: string;
  /** sha256 of what the twin is made of; another twin may answer the same requests differently. */
  readonly digest: string;
  readonly seed: string;
  /** How the clocks went when the first record was to come. */
  readonly clock?: ClockState;
  /** The number of the first record behind this one. */
  readonly from: number;
}

/** A request as it came, and how it was answered. */
export interface RequestRecord {
  readonly kind: "request";
  readonly n: number;
  /** The machine's time, in milliseconds since 1970. */
  readonly wall: number;
  readonly method: string;
  readonly url: string;
  readonly headers: TwinRequest["headers"];
  /** The body, one character a byte. */
  readonly body: string;
  readonly baseUrl: string;
  readonly tooLarge?: boolean;
  readonly refused?: Failure;
  readonly status: number;
  /** CRC-32 of the answer's body: enough to notice that a replay differs. */
  readonly answer: number;
}

/** Something done to the twin from outside its API. */
export interface ControlRecord {
  readonly kind: "control";
  readonly n: number;
  readonly wall: number;
  readonly action: ControlAction;
}

export type ControlAction =
  | { readonly do: "reset"; readonly partition?: string }
  | { readonly do: "advance"; readonly by: number; readonly partition?: string }
  /** The moment in milliseconds since 1970. */
  | { readonly do: "set_clock"; readonly to: number; readonly partition?: string }
  /** How many times as fast as the machine's it goes; 0 stops it. */
  | { readonly do: "run_clock"; readonly rate: number; readonly partition?: string }
  | { readonly do: "begin_run"; readonly run: NewRun }
  | { readonly do: "finish_run"; readonly id: string }
  | { readonly do: "configure"; readonly settings: Settings; readonly subscriptions: readonly Subscription[] }
  | { readonly do: "import_capture"; readonly exchange: RecordedExchange }
  | { readonly do: "enforce_limits"; readonly enforced: boolean }
  | { readonly do: "fault_add"; readonly rule: FaultRule }
  | { readonly do: "fault_remove"; readonly id: string }
  | { readonly do: "fault_clear"; readonly partition?: string }
  /** Without a partition: into all there are and will be. */
  | { readonly do: "seed"; readonly partition?: string; readonly fixtures: Fixtures }
  /** Into another partition than it was taken of, where one is named. */
  | { readonly do: "restore"; readonly state: SnapshotState; readonly partition?: string }
  | {
      readonly do: "plant";
      readonly partition: string;
      readonly resource: string;
      readonly fields: Readonly<Record<string, unknown>>;
    }
  /** What is due happens. */
  | { readonly do: "settle" }
  /** Who is told of all events without having asked through the API. */
  | { readonly do: "subscribe"; readonly subscriptions: readonly Subscription[] }
  /** Who has a connection open over which they are told. */
  | { readonly do: "connect"; readonly lines: readonly Line[] }
  | DeliveryAction;

/** A saved state in place of all records up to the number `n`; it stands in no journal file. */
export interface SavedRecord {
  readonly kind: "saved";
  readonly n: number;
  readonly state: EngineState;
}

/** A record as far as it decides what comes of it: the answer follows. */
export type PastRecord = Omit<RequestRecord, "status" | "answer"> | ControlRecord | SavedRecord;

/** What happened to a twin, in order: with the seed it is all that decides the state. */
export type JournalRecord = RequestRecord | ControlRecord;

/** A record as it is written: a request without headers and address has those of the request before it. */
export type WrittenRecord =
  | ControlRecord
  | (Omit<RequestRecord, "headers" | "baseUrl"> & Partial<Pick<RequestRecord, "headers" | "baseUrl">>);
