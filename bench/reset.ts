/**
 * What going back to the seed costs with many objects stored: of one account, as before each test, and of
 * everything; by call and over HTTP, and with the first request behind it, which finds a fresh account.
 *
 * `npm run bench:reset -- [--objects 100000] [--rounds 100]`
 */
import { parseArgs } from "node:util";
import type { TwinModule } from "@wondertwin/framework/runtime";
import { authorization, median } from "./load.ts";

const { values } = parseArgs({
  options: { objects: { type: "string", default: "100000" }, rounds: { type: "string", default: "100" } },
});
const index = new URL("../twins/stripe/index.js", import.meta.url).pathname;
// A twin's module is written by the generator, which gives it this shape.
const { createTwin } = (await import(index)) as TwinModule;
const twin = createTwin({ captures: 100 });
const { url } = await twin.listen({});
const customers = Array.from({ length: Number(values.objects) }, (_, at) => ({ email: `${at}@example.com` }));

const list = () => fetch(`${url}/v1/customers`, { headers: authorization }).then((answer) => answer.text());
/** On a connection of its own: one that stood idle while objects were stored may be closed under it. */
const resetOver = (query: string) =>
  fetch(`${url}/_wt/reset${query}`, { method: "POST", headers: { connection: "close" } }).then((answer) =>
    answer.text(),
  );

async function measured(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function report(what: string, rounds: number, round: () => Promise<number>): Promise<void> {
  const times: number[] = [];
  for (let n = 0; n < rounds; n++) times.push(await round());
  const [low, high] = [Math.min(...times), Math.max(...times)];
  console.log(`${what.padEnd(52)} ${median(times).toFixed(2)} ms  (${low.toFixed(2)} to ${high.toFixed(2)})`);
}

const own = "acct_1benchmark";
const rounds = Number(values.rounds);
await list();
twin.seed({ customer: customers }, "others");
console.log(`${customers.length} customers in another account`);
await report("reset one account, by call", rounds, () => measured(() => twin.reset(own)));
await report("reset one account, over HTTP", rounds, () => measured(() => resetOver(`?partition=${own}`)));
await report("and the first request behind it", rounds, async () => {
  await resetOver(`?partition=${own}`);
  return measured(list);
});

const few = 5;
console.log(`${customers.length} customers in the account itself`);
const full = async (reset: () => unknown) => {
  twin.seed({ customer: customers }, own);
  return measured(reset);
};
await report("reset the account, by call", few, () => full(() => twin.reset(own)));
await report("reset the account, over HTTP", few, () => full(() => resetOver(`?partition=${own}`)));
await report("reset everything, over HTTP", few, () => full(() => resetOver("")));
await twin.close();
