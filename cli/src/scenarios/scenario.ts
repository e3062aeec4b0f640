/** `{"eq": …}` and its kin: what is expected of a value; several hold together. */
export interface Operators {
  readonly eq?: unknown;
  /** Whether there is anything at all. */
  readonly exists?: boolean;
  readonly gte?: number;
  readonly lte?: number;
  /** A part of a text, or an element of a list. */
  readonly contains?: unknown;
  readonly regex?: string;
  /** How many members a list or an object has. */
  readonly count?: number;
}

/** What is expected of values, by where they are: the value itself, or operators. */
export type Expectations = Readonly<Record<string, unknown>>;

export interface ScenarioRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Moves the clock that the scenario's requests see. */
export interface TimeStep {
  readonly twin?: string;
  /** A moment to set it to. */
  readonly set?: string;
  readonly advance?: string;
  /** Stops it, where it is or at a moment. */
  readonly freeze?: boolean | string;
}

/** Sets faults for the scenario's requests. */
export interface FaultsStep {
  readonly twin?: string;
  readonly clear?: boolean;
  readonly add?: readonly Readonly<Record<string, unknown>>[];
}

/** A delivery that is to come about. */
export interface ExpectedDelivery {
  readonly event: string;
  /** Default: at least one. */
  readonly count?: number;
  /** Default: `succeeded`. */
  readonly status?: string;
  /** What is expected of what the receiver of `{{webhooks.url}}` was sent, by JSONPath. */
  readonly body?: Expectations;
}

export interface WebhooksStep {
  readonly twin?: string;
  readonly expect: readonly ExpectedDelivery[];
}

/** What a twin is to hold, by JSON pointer: `/customer/cus_1/email`. */
export interface StateStep {
  readonly twin?: string;
  readonly expect: Expectations;
}

export interface ScenarioStep {
  readonly name: string;
  readonly time?: TimeStep;
  readonly faults?: FaultsStep;
  readonly request?: ScenarioRequest;
  readonly capture?: Readonly<Record<string, string>>;
  readonly assert?: {
    readonly status?: number;
    readonly body_contains?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: Expectations;
  };
  readonly webhooks?: WebhooksStep;
  readonly state?: StateStep;
}

/** A scenario file. */
export interface Scenario {
  readonly name: string;
  readonly description?: string;
  readonly setup?: {
    readonly reset?: readonly string[];
    readonly seed_files?: Readonly<Record<string, string>>;
    readonly time?: TimeStep;
  };
  readonly variables?: Readonly<Record<string, string>>;
  readonly steps: readonly ScenarioStep[];
}
