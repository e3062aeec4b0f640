import assert from "node:assert/strict";
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { mayControl } from "./control-guard.ts";

function requestFrom(remoteAddress: string, authorization?: string): IncomingMessage {
  const request = new IncomingMessage(
    Object.defineProperty(new Socket(), "remoteAddress", { value: remoteAddress }),
  );
  request.method = "GET";
  if (authorization !== undefined) request.headers.authorization = authorization;
  return request;
}

describe("who may control a twin", () => {
  for (const address of ["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"])
    it(`${address} may, for it is this machine`, () => {
      assert(mayControl(requestFrom(address), "/_wt/state", undefined));
    });

  for (const address of ["192.168.1.5", "::ffff:10.0.0.1", "fe80::1", "127.evil", ""])
    it(`${JSON.stringify(address)} may with the token alone`, () => {
      const may = (authorization?: string, token?: string) =>
        mayControl(requestFrom(address, authorization), "/_wt/state", token);
      assert(!may());
      assert(!may("Bearer secret"));
      assert(!may(undefined, "secret"));
      assert(!may("Bearer other", "secret"));
      assert(!may("Bearer ", "secret"));
      assert(may("Bearer secret", "secret"));
      assert(mayControl(requestFrom(address), "/_wt/health", undefined));
    });
});
