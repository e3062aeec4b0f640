/**
 * What a page of 50 issues costs by the SDK's own document: the engine's time alone, without a socket.
 *
 * `npm run bench:graphql -w bench -- [--issues 10000] [--runs 300]`
 */
import { parseArgs } from "node:util";
import { LinearDocument } from "@linear/sdk";
import { createTwin } from "@wondertwin/framework/testing";
import { median } from "./load.ts";

const { values } = parseArgs({
  options: { issues: { type: "string", default: "10000" }, runs: { type: "string", default: "300" } },
});

const twin = await createTwin("linear", { now: "2026-01-31T12:00:00Z", captures: 1 });

function ask(query: string, variables: object): string {
  const { body } = twin.handle({
    method: "POST",
    url: "/graphql",
    headers: { authorization: "lin_api_bench", "content-type": "application/json" },
    body: new TextEncoder().encode(JSON.stringify({ query, variables })),
    baseUrl: "http://127.0.0.1:4121",
  });
  return String(body);
}

const create = String(LinearDocument.CreateIssueDocument);
const { data } = JSON.parse(ask('{ team(id: "ENG") { id } }', {}));
for (let number = 0; number < Number(values.issues); number++)
  ask(create, { input: { teamId: data.team.id, title: `Issue ${number}` } });

const list = String(LinearDocument.IssuesDocument);
const times: number[] = [];
let size = 0;
for (let run = 0; run < Number(values.runs); run++) {
  const started = performance.now();
  size = ask(list, { first: 50 }).length;
  times.push(performance.now() - started);
}
console.log(
  `50 of ${values.issues} issues by the SDK's document: ${median(times.slice(20)).toFixed(2)} ms, ${Math.round(size / 1024)} kB`,
);
