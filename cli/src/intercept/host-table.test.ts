import assert from "node:assert/strict";
import { HostTable } from "./host-table.ts";

const url = "http://127.0.0.1:4111";

describe("a host table", () => {
  const shop = { name: "shop", url, hosts: ["api.shop.example", "*.shops.example", "localhost"] };
  const post = { name: "post", url, hosts: ["api.post.example"] };
  const table = new HostTable([shop, post]);

  it("finds the twin that stands for a host, however it is written", () => {
    for (const host of [
      "api.shop.example",
      "API.Shop.example:443",
      "api.shop.example.",
      "one.shops.example:8443",
    ])
      assert.equal(table.find(host), shop, host);
    assert.equal(table.find("api.post.example"), post);
  });

  it("finds none for others, this machine among them", () => {
    for (const host of [
      "shop.example",
      "x.api.shop.example",
      "a.b.shops.example",
      "shops.example",
      "localhost",
      "",
    ])
      assert.equal(table.find(host), undefined, host);
    assert.deepEqual(table.names, ["api.shop.example", "*.shops.example", "api.post.example"]);
  });

  it("is refused where two twins stand for one host, or none for any", () => {
    const other = { name: "other", url, hosts: ["api.shop.example"] };
    assert.throws(() => new HostTable([shop, other]), { code: "hosts_overlap", message: /shop and other/ });
    assert.throws(() => new HostTable([{ name: "bare", url, hosts: [] }]), {
      code: "no_hosts",
      message: /bare/,
    });
  });
});
