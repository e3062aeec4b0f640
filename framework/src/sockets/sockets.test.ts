import assert from "node:assert/strict";
import { once } from "node:events";
import { WebSocket } from "ws";
import type { Twin } from "../engine/twin.ts";
import { pagePath } from "../resources/page-path.ts";
import { send, start } from "../testing/notes-client.ts";
import type { AnyVendorConfig } from "../twin/erased.ts";

const conventions: Partial<AnyVendorConfig> = {
  webhooks: {
    subscriptions: () => [{ id: "app", url: "socket:app", events: ["*"], secret: "" }],
    retries: ["1m"],
    answered: ({ store }, { event, answer }) => {
      if (event === "note.created" && answer !== undefined)
        store["author"]?.insert({ name: `answer ${JSON.stringify(answer)}` });
    },
  },
  sockets: {
    path: "/link",
    subscription: ({ app }) => (app === "known" ? "app" : undefined),
    hello: (subscription, connections) => ({ hello: subscription, connections }),
    envelope: ({ id, event, tries }) => ({ id, event, tries }),
    acknowledged: (message) => {
      const { ack, answer } = Object(message);
      return typeof ack === "string" ? { id: ack, answer } : undefined;
    },
    goodbye: { goodbye: true },
  },
};

describe("subscribers that are told over a socket", () => {
  const open: WebSocket[] = [];
  let twin: Twin;
  let url = "";
  beforeEach(async () => {
    twin = start({}, conventions);
    // A partition is there once somebody has come.
    send(twin, "GET /authors");
    ({ url } = await twin.listen());
  });
  afterEach(async () => {
    for (const socket of open.splice(0)) socket.terminate();
    await twin.close();
  });

  const address = (app = "known", partition = "k1") =>
    `${url.replace("http", "ws")}${pagePath(partition, `/link?app=${app}`)}`;
  /** A connection, and what comes over it. */
  const connect = async () => {
    const socket = new WebSocket(address());
    open.push(socket);
    const heard: unknown[] = [];
    const takers: ((message: unknown) => void)[] = [];
    socket.on("message", (data) => {
      const message: unknown = JSON.parse(String(data));
      const take = takers.shift();
      if (take) take(message);
      else heard.push(message);
    });
    const next = () =>
      heard.length > 0
        ? Promise.resolve(Object(heard.shift()))
        : new Promise<ReturnType<typeof Object>>((resolve) =>
            takers.push((message) => resolve(Object(message))),
          );
    return { socket, next, say: (message: object) => socket.send(JSON.stringify(message)) };
  };
  const write = (text: string) => send(twin, "POST /notes", { form: { text } });

  it("hear hello, then what happens, and what they answer changes the state", async () => {
    const { next, say } = await connect();
    assert.deepEqual(await next(), { hello: "app", connections: 1 });
    write("One");
    const { id, event, tries } = await next();
    assert.deepEqual([event, tries], ["note.created", 0]);
    say({ ack: "another" });
    say({ ack: id, answer: { fine: true } });
    say({ ack: (await next()).id });
    await twin.webhooks.settled();
    assert.equal(twin.webhooks.list()[0]?.status, "succeeded");
    assert.match(JSON.stringify(send(twin, "GET /authors").body), /answer \{\\"fine\\":true\}/);
  });

  it("are told over their newest connection, and again where they were gone", async () => {
    const first = await connect();
    await first.next();
    const second = await connect();
    assert.deepEqual(await second.next(), { hello: "app", connections: 2 });
    write("One");
    const { id } = await second.next();
    second.socket.terminate();
    await twin.webhooks.settled();
    const [delivery] = twin.webhooks.list();
    assert.deepEqual([delivery?.status, delivery?.attempts[0]?.error], ["waiting", "disconnected"]);
    twin.advance("1m");
    const again = await first.next();
    assert.equal(again.tries, 1);
    assert.notEqual(again.id, id);
    first.say({ ack: again.id });
    await twin.webhooks.settled();
    assert.equal(twin.webhooks.list()[0]?.status, "succeeded");
  });

  it("miss what happens while nobody is connected, and hear of what comes after a reset all the same", async () => {
    write("One");
    assert.deepEqual(twin.webhooks.list(), []);
    const { next, say, socket } = await connect();
    await next();
    twin.reset();
    write("Two");
    say({ ack: (await next()).id });
    await twin.webhooks.settled();
    assert.deepEqual(
      twin.webhooks.list().map(({ status }) => status),
      ["succeeded"],
    );
    const closed = once(socket, "close");
    socket.close();
    await closed;
    await new Promise((resolve) => setImmediate(resolve));
    write("Three");
    assert.equal(twin.webhooks.list().length, 1);
  });

  it("are told goodbye before their connections end", async () => {
    const { next, socket } = await connect();
    await next();
    twin.webhooks.disconnect();
    assert.deepEqual(await next(), { goodbye: true });
    const [code] = await once(socket, "close");
    assert.equal(code, 1000);
  });

  it("are let in where the vendor knows them alone", async () => {
    for (const refused of [
      address("unknown"),
      address("known", "k2"),
      address().replace("/link", "/other"),
      `${url.replace("http", "ws")}/notes`,
    ]) {
      const socket = new WebSocket(refused);
      const [error] = await once(socket, "error");
      assert.match(String(error), /404/, refused);
    }
    const foreign = new WebSocket(address(), { headers: { host: "evil.example" } });
    const [error] = await once(foreign, "error");
    assert.match(String(error), /404/);
  });
});
