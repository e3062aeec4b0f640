import type { CaptureLog } from "../capture/capture-log.ts";
import { stopwatch, wallClock } from "../clock/wall-clock.ts";
import type { Coverage } from "../contracts/artifact.ts";
import { faultHeaders, noAnswer, struckAnswer } from "../faults/struck-answer.ts";
import { answeredRequest } from "../pipeline/answered-request.ts";
import { authenticate } from "../pipeline/authenticate.ts";
import { conditioned } from "../pipeline/condition.ts";
import { enterWorld, grantAccess } from "../pipeline/enter-world.ts";
import { createExchange, type Exchange, type TwinRequest, type TwinResponse } from "../pipeline/exchange.ts";
import { claimKey, keepAnswer } from "../pipeline/idempotency.ts";
import { meetFaults } from "../pipeline/meet-faults.ts";
import { meetLimits } from "../pipeline/meet-limits.ts";
import { openOrRoute } from "../pipeline/open-or-route.ts";
import { read } from "../pipeline/read.ts";
import { represent } from "../pipeline/represent.ts";
import { findOperation } from "../pipeline/route.ts";
import { inVendorsShape } from "../pipeline/vendors-shape.ts";
import { isVisit, visit } from "../pipeline/visit.ts";
import { continueRandom, createRandom, type Random, type RandomState } from "../random/random.ts";
import type { RecordedExchange } from "../replay/recorded-exchange.ts";
import { dispatch } from "../resources/dispatch.ts";
import { RequestFailed } from "../resources/fail.ts";
import type { Due } from "../schedule/agenda.ts";
import { carryOut, openEffect } from "../schedule/carry-out.ts";
import type { World } from "../store/world.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import type { Worlds, WorldsState } from "./worlds.ts";

const JSON_TYPE = "application/json";

const typed = (type: string) => (type === "" ? {} : { "Content-Type": type });

/** What is answered where not even the vendor's errors can be. */
const lastResort: TwinResponse = {
  status: 500,
  headers: { "Content-Type": JSON_TYPE },
  body: JSON.stringify({ error: { code: "internal", message: "The twin itself failed; its log says how." } }),
};

export interface EngineOptions {
  readonly twin: TwinModel;
  readonly worlds: Worlds;
  readonly captures: CaptureLog;
  /** Told of every failure that is a bug of the twin's, with the id the answer names. */
  readonly onBug: (error: unknown, requestId: string) => void;
}

/** How many effects may happen while the clock stands: more are one that never ends. */
const MAX_STANDING = 10_000;

/** Everything that requests have changed, as plain data: with it an engine goes on where another stood. */
export interface EngineState {
  readonly requests: number;
  readonly requestIds: RandomState;
  readonly worlds: WorldsState;
}

/**
 * Answers requests, one at a time and synchronously: a request either happens wholly or, when it fails, not
 * at all.
 */
export class Engine {
  readonly #options: EngineOptions;
  #requestIds: Random;
  #requests = 0;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#requestIds = createRandom(`${options.worlds.currentSeed}\nrequests`);
  }

  /** How many entities there are, in all partitions. */
  get size(): number {
    let size = 0;
    for (const world of this.#options.worlds.all()) for (const table of world.tables()) size += table.size;
    return size;
  }

  save(): EngineState {
    return {
      requests: this.#requests,
      requestIds: this.#requestIds.state,
      worlds: this.#options.worlds.save(),
    };
  }

  load({ requests, requestIds, worlds }: EngineState): void {
    this.#requests = requests;
    this.#requestIds = continueRandom(requestIds);
    this.#options.worlds.load(worlds);
  }

  /** Back to the beginning: what comes now is answered as it was the first time. */
  reset(): void {
    this.#options.worlds.reset();
    this.restart();
  }

  /** Counts and names requests as at first. */
  restart(): void {
    this.#requests = 0;
    this.#requestIds = createRandom(`${this.#options.worlds.currentSeed}\nrequests`);
  }

  /**
   * Answers a request that comes at a moment of the machine's clock; its capture gets the number `n`, by
   * default the next one.
   */
  handle(request: TwinRequest, wall: number = wallClock(), n?: number): TwinResponse {
    const started = stopwatch();
    const { captures, twin } = this.#options;
    const exchange = createExchange(request, wall, twin.boot.hosts);
    const id = n ?? captures.last + 1;
    exchange.number = id;
    exchange.id = this.#requestId();
    const response = this.#respond(exchange);
    this.#observe(exchange, response.status);
    captures.add(exchange, response, {
      id,
      coverage: exchange.operation && twin.coverage(exchange.operation),
      duration: stopwatch() - started,
      run: this.#options.worlds.runs.of(exchange.world?.name)?.id,
    });
    return response;
  }

  /** Puts an exchange that was recorded elsewhere among the captures. */
  importCapture(n: number, recorded: RecordedExchange): void {
    const { captures, twin } = this.#options;
    const { method, url } = recorded.request;
    const [path = ""] = url.split("?");
    captures.addImported(
      n,
      recorded,
      findOperation({ method, path }, twin.boot, twin.vendor.methods)?.operation,
    );
  }

  /**
   * Lets everything happen that is due in a partition, or in all, at a moment of the machine's clock; its
   * captures get the number `n` of what brought it about.
   */
  settle({ wall, n, partition }: { wall: number; n: number; partition?: string | undefined }): void {
    for (const world of this.#options.worlds.all())
      if (partition === undefined || world.name === partition)
        this.#settle(world, { until: world.clock.now(wall), wall, n });
  }

  #settle(world: World, { until, wall, n }: { until: number; wall: number; n: number }): void {
    let latest = Number.NEGATIVE_INFINITY;
    let standing = 0;
    for (let due = world.agenda.take(until); due; due = world.agenda.take(until)) {
      standing = due.at > latest ? 0 : standing + 1;
      latest = Math.max(latest, due.at);
      if (standing > MAX_STANDING) {
        const what = `${due.effect} of ${due.resource} ${due.key}`;
        this.#options.onBug(
          new Error("An effect brings about the next one at its own moment, without end."),
          what,
        );
        return;
      }
      const started = stopwatch();
      const exchange = openEffect(this.#options.twin, world, due, wall);
      const response = this.#carryOut(exchange, due);
      if (!response) continue;
      this.#observe(exchange, response.status);
      this.#options.captures.add(exchange, response, {
        id: n,
        coverage: undefined,
        duration: stopwatch() - started,
        run: this.#options.worlds.runs.of(world.name)?.id,
      });
    }
  }

  /** What came of something that happened by itself: it happens wholly or not at all, too. */
  #carryOut(exchange: ReturnType<typeof openEffect>, due: Due): TwinResponse | undefined {
    const { session } = exchange;
    const { world } = session;
    try {
      const happened = carryOut(session, due);
      exchange.changes = world.commit();
      return happened ? { status: 200, headers: {}, body: "" } : undefined;
    } catch (error) {
      world.rollback();
      this.#options.onBug(error, `${due.effect} of ${due.resource} ${due.key}`);
      return { status: 500, headers: {}, body: String(error) };
    }
  }

  /** What the request has done is done: a convention of the vendor's that throws now costs the answer alone. */
  #respond(exchange: Exchange): TwinResponse {
    try {
      return this.#withHeaders(exchange, this.#struck(exchange, this.#answer(exchange)));
    } catch (error) {
      this.#options.onBug(error, exchange.id);
      delete exchange.parts;
      return lastResort;
    }
  }

  /** Catches what a request throws. */
  #answer(exchange: Exchange): TwinResponse {
    try {
      return this.#process(exchange);
    } catch (error) {
      const { world } = exchange;
      if (error instanceof RequestFailed) {
        exchange.failure = error.failure;
        if (!error.keep) world?.rollback();
        exchange.changes = world?.commit() ?? [];
        return this.#failed(exchange);
      }
      world?.rollback();
      exchange.failure = { reason: "internal" };
      this.#options.onBug(error, exchange.id);
      return this.#failed(exchange);
    }
  }

  #process(exchange: Exchange): TwinResponse {
    const { twin, worlds } = this.#options;
    const { refused } = exchange.request;
    if (refused) throw new RequestFailed(refused);
    if (isVisit(exchange))
      return visit(exchange, { twin, worlds, settle: () => this.#settleBefore(exchange) });
    openOrRoute(exchange, twin);
    authenticate(exchange, twin.vendor);
    enterWorld(exchange, twin, worlds);
    grantAccess(exchange, twin);
    this.#settleBefore(exchange);
    meetLimits(exchange, twin, worlds);
    meetFaults(exchange, worlds.faults);
    if (exchange.strike?.executes === false) return noAnswer;
    const { session, world, conversation } = exchange;
    if (!session || !world) throw new Error("The pipeline's steps are out of order.");
    if (!conversation) read(exchange, twin);

    const claim = claimKey(exchange, twin);
    if (claim?.stored) {
      exchange.replayed = true;
      exchange.original = claim.stored.id;
      const { status, headers, body } = claim.stored;
      return { status, headers, body };
    }
    let response: TwinResponse;
    try {
      response = conversation ? conversation.answer(exchange) : this.#operate(exchange);
    } catch (error) {
      // A failure is an answer too: its key gives the same one again.
      if (claim && error instanceof RequestFailed)
        keepAnswer(world, claim, { id: exchange.id, at: session.at, response: this.#shape(exchange, error) });
      throw error;
    }
    exchange.changes = [...(exchange.changes ?? []), ...world.commit()];
    if (claim) keepAnswer(world, claim, { id: exchange.id, at: session.at, response });
    return response;
  }

  /** Carries out the operation that the request's address names. */
  #operate(exchange: Exchange): TwinResponse {
    const { session, operation } = exchange;
    if (!session || !operation) throw new Error("The pipeline's steps are out of order.");
    const answer = dispatch(session, operation);
    const { vendor } = this.#options.twin;
    const status = answer.status ?? operation.answer.status;
    if (answer.kind === "content") {
      const { body, contentType, headers } = answer;
      const content = { status, headers: { ...typed(contentType), ...headers }, body };
      return conditioned(exchange, content, { conditional: vendor.conditional, answer });
    }
    const shown = inVendorsShape(exchange, vendor, represent(session, operation, answer));
    if (typeof shown !== "string") exchange.parts = shown;
    const body = typeof shown === "string" ? shown : shown.join("");
    const type = operation.answer.contentType ?? vendor.jsonType ?? JSON_TYPE;
    const headers = {
      ...(body !== "" && typed(type)),
      ...(answer.kind === "page" && answer.page.headers),
      ...answer.headers,
    };
    return conditioned(exchange, { status, headers, body }, { conditional: vendor.conditional, answer });
  }

  /** What was due before a request has happened when it comes. */
  #settleBefore({ world, session, wall, number = 0 }: Exchange): void {
    if (world && session) this.#settle(world, { until: session.at, wall, n: number });
  }

  /** Lets those faults begin that wait for what has happened. */
  #observe({ head, operation, session, world }: Exchange, status: number): void {
    const { faults } = this.#options.worlds;
    if (!world || !session || !faults.observes) return;
    faults.observe({ ...head, operation, status, events: session.eventNames() }, world, session.at);
  }

  /** What faults make of an answer. */
  #struck(exchange: Exchange, answer: TwinResponse): TwinResponse {
    const { strike } = exchange;
    if (!strike) return answer;
    const struck = struckAnswer(strike, answer, (failure) => this.#shape(exchange, { failure }));
    if (struck.body !== answer.body) delete exchange.parts;
    return struck;
  }

  #shape(exchange: Exchange, { failure }: Pick<RequestFailed, "failure">): TwinResponse {
    const { vendor } = this.#options.twin;
    const { status, body, headers } = vendor.errors(failure, answeredRequest(exchange));
    const type = vendor.jsonType ?? JSON_TYPE;
    return { status, headers: { ...typed(type), ...headers }, body: JSON.stringify(body) };
  }

  #failed(exchange: Exchange): TwinResponse {
    return this.#shape(exchange, { failure: exchange.failure ?? { reason: "internal" } });
  }

  #withHeaders(exchange: Exchange, response: TwinResponse): TwinResponse {
    const { twin } = this.#options;
    const { vendor } = twin;
    const coverage: Coverage | undefined = exchange.operation && twin.coverage(exchange.operation);
    const replayed = exchange.replayed && vendor.idempotency?.replayed;
    return {
      ...response,
      headers: {
        ...response.headers,
        ...vendor.headers?.(answeredRequest(exchange)),
        ...exchange.limitHeaders,
        ...(coverage ? { "X-WonderTwin-Coverage": coverage } : {}),
        ...(replayed ? { [replayed]: "true" } : {}),
        ...(exchange.strike && faultHeaders(exchange.strike)),
      },
    };
  }

  #requestId(): string {
    const make = this.#options.twin.vendor.requestId ?? (({ random }) => random(24));
    return String(
      make({
        random: (length, alphabet) => this.#requestIds.text(length, alphabet),
        count: this.#requests++,
      }),
    );
  }
}
