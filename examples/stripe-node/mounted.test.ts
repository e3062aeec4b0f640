import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createTwin } from "@wondertwin/framework/testing";
import express from "express";
import Stripe from "stripe";

describe("an application with a twin inside", () => {
  it("answers as Stripe behind its own routes", async () => {
    const twin = await createTwin("stripe");
    const app = express();
    app.get("/ready", (_request, response) => void response.send("yes"));
    app.use(twin.app);

    const server = app.listen(0, "127.0.0.1");
    await once(server, "listening");
    // A server that listens on a port has an address of this kind.
    const { port } = server.address() as AddressInfo;
    const stripe = new Stripe("sk_test_mounted", { host: "127.0.0.1", port, protocol: "http" });
    const { id } = await stripe.customers.create({ email: "ada@example.com" });
    assert.equal((await stripe.customers.retrieve(id)).id, id);
    assert.equal(await (await fetch(`http://127.0.0.1:${port}/ready`)).text(), "yes");
    server.close();
    server.closeAllConnections();
  });
});
