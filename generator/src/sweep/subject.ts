import type {
  BootArtifact,
  Json,
  LazyArtifact,
  Manifest,
  OperationEntry,
} from "@wondertwin/framework/contracts";
import type { BuiltTwinFolder, SweptTwin } from "./built-twin.ts";
import { encodeBody, encodeForm, type Fields } from "./encode-request.ts";
import { checkHints, type SweepHints } from "./hints.ts";

/** A request in the description's terms. */
export interface SentRequest {
  /** Values of the path's parameters, in the path's order. */
  readonly path: readonly string[];
  readonly query: Fields;
  /** Undefined: no body at all. */
  readonly body: Json | undefined;
}

/** What came back. */
export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly contentType: string | undefined;
  readonly text: string;
  /** The body where it is JSON. */
  readonly json: unknown;
  /** Whether it is the answer of an operation that was done. */
  readonly succeeded: boolean;
}

/** More values than any path has parameters. */
const ANYWHERE = Array.from({ length: 16 }, () => "x");

const BASE_URL = "http://127.0.0.1:4111";

/** The twin that is swept, and how to speak to it. */
export class Subject {
  readonly boot: BootArtifact;
  readonly lazy: LazyArtifact;
  readonly manifest: Manifest;
  readonly twin: SweptTwin;
  readonly hints: SweepHints;
  /** The partition that the hints' credential belongs to. */
  readonly partition: string;
  readonly #operations: ReadonlyMap<string, OperationEntry>;

  /** @throws TwinError `hints_unknown` */
  constructor({ boot, lazy, manifest, twin }: BuiltTwinFolder, hints: SweepHints) {
    checkHints(hints, { boot, lazy });
    this.boot = boot;
    this.lazy = lazy;
    this.manifest = manifest;
    this.twin = twin;
    this.hints = hints;
    this.#operations = new Map(boot.operations.map((operation) => [operation.id, operation]));
    this.partition = this.startAfresh();
  }

  operation(id: string): OperationEntry {
    const operation = this.#operations.get(id);
    if (!operation) throw new Error(`The hints name an operation ${id} that ${this.boot.vendor} has not.`);
    return operation;
  }

  /** The field that holds a resource's id. */
  keyOf(resource: string): string {
    return this.lazy.resources[resource]?.key ?? "id";
  }

  /** The fields by which paths name a resource's entities. */
  namesOf(resource: string): readonly string[] {
    const params = this.boot.operations.flatMap((operation) => operation.params ?? []);
    const own = params.flatMap((each) =>
      each.resource === resource && each.by !== undefined ? [each.by] : [],
    );
    return [...new Set([this.keyOf(resource), ...own])];
  }

  send(operation: OperationEntry, { path, query, body }: SentRequest): Received {
    const values = path.values();
    const filled = operation.path.replace(/\{[^}]+\}/g, () => encodeURIComponent(values.next().value ?? ""));
    const search = encodeForm(query);
    const { accepts = [] } = operation;
    // JSON says most exactly what is meant.
    const media =
      accepts.find((type) => type.startsWith("application/json")) ?? accepts[0] ?? "application/json";
    const sent = body === undefined ? undefined : encodeBody(body, media);
    const answer = this.twin.handle({
      method: operation.method,
      url: search === "" ? filled : `${filled}?${search}`,
      headers: { ...this.hints.headers, ...(sent && { "content-type": sent.contentType }) },
      body: sent?.body ?? new Uint8Array(),
      baseUrl: BASE_URL,
    });
    const text = typeof answer.body === "string" ? answer.body : new TextDecoder().decode(answer.body);
    const contentType = answer.headers["Content-Type"];
    const json = parsed(text);
    const { status, headers } = answer;
    return {
      status,
      headers,
      contentType,
      text,
      json,
      succeeded: this.#tellsSuccess(operation, status, json),
    };
  }

  /** A success is of the second hundred, or what the operation is described to answer with, such as a redirect. */
  #tellsSuccess({ answer }: OperationEntry, status: number, json: unknown): boolean {
    const told = Object.entries(this.hints.success ?? {});
    const isTold = ([name, value]: [string, Json]) => Object(json)[name] === value;
    const isGood = (status >= 200 && status < 300) || status === answer.status;
    return isGood && told.every(isTold);
  }

  /** Resets the twin and enters its partition, by an operation that only reads; gives the partition's name. */
  startAfresh(): string {
    this.twin.reset();
    const { operations } = this.boot;
    const reading = operations.filter(({ method }) => method === "GET");
    for (const operation of [...reading, ...operations]) {
      this.send(operation, { path: ANYWHERE, query: {}, body: undefined });
      const [name] = Object.keys(this.twin.state());
      if (name !== undefined) return name;
    }
    return "default";
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const isSuccess = ({ succeeded }: Received): boolean => succeeded;
