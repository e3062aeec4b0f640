import assert from "node:assert/strict";
import { startTwin } from "@wondertwin/framework/testing";
import Stripe from "stripe";

describe("workers that share a twin", () => {
  it("do not meet when each has a key of its own", async () => {
    await using twin = await startTwin("stripe");
    const account = (worker: string) =>
      new Stripe(`sk_test_worker${worker}`, { host: twin.host, port: twin.port, protocol: "http" });

    const mine = account(process.env["MOCHA_WORKER_ID"] ?? "0");
    const theirs = account("99");
    await mine.customers.create({ email: "ada@example.com" });

    assert.equal((await mine.customers.list()).data.length, 1);
    assert.equal((await theirs.customers.list()).data.length, 0);
  });
});
