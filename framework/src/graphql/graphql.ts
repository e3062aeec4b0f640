import type { OperationEntry } from "../contracts/artifact.ts";
import type { Exchange, TwinResponse } from "../pipeline/exchange.ts";
import type { Conversation, Protocol } from "../pipeline/protocol.ts";
import { RequestFailed } from "../resources/fail.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import { answerRoots } from "./answer-roots.ts";
import { type GraphqlRequest, readGraphqlRequest, refused } from "./graphql-request.ts";
import { mistakesAnswer } from "./graphql-response.ts";
import { Library, type Question } from "./library.ts";
import type { Mistake } from "./mistake.ts";

/** GraphQL over HTTP, for twins whose description has a GraphQL schema. */
export function graphql(twin: TwinModel): Protocol | undefined {
  const endpoint = twin.boot.graphql;
  if (!endpoint) return undefined;
  const entries = new Map(
    twin.boot.operations.flatMap((operation) =>
      operation.field ? [[`${operation.field.of}.${operation.field.name}`, operation] as const] : [],
    ),
  );
  let library: Library | undefined;
  return {
    owns: (path) => path === endpoint.path,
    open: (exchange) => {
      library ??= new Library(twin);
      return open(exchange, library, entries);
    },
  };
}

type Entries = ReadonlyMap<string, OperationEntry>;

function open(exchange: Exchange, library: Library, entries: Entries): Conversation {
  let request: GraphqlRequest;
  try {
    request = readGraphqlRequest(exchange);
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
    return unanswerable(() => {
      throw error;
    });
  }
  const question = library.read(request);
  if ("mistakes" in question) return wrong(library.twin, question.mistakes);
  if (question.kind === "mutation" && exchange.head.method === "GET")
    return unanswerable(() => {
      throw refused("unknown_method", "Can only perform a mutation operation from a POST request.");
    });
  return converse(library, question, entries);
}

function converse(library: Library, question: Question, entries: Entries): Conversation {
  const { kind, roots } = question;
  const asked = roots.map((plan) => ({ plan, operation: entries.get(`${kind}.${plan.name}`) }));
  return {
    operations: asked.flatMap(({ operation }) => operation ?? []),
    answer: (exchange) => answerRoots(exchange, { library, question, asked }),
  };
}

function wrong(twin: TwinModel, mistakes: readonly Mistake[]): Conversation {
  return unanswerable((exchange) => mistakesAnswer(exchange, twin, mistakes));
}

function unanswerable(answer: (exchange: Exchange) => TwinResponse): Conversation {
  return { operations: [], answer };
}
