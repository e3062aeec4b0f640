// Loaded into every Node process of an intercepted run, before anything else and by any version since 18.
//
// It stands below http, https, fetch and every client made of them: a socket that would connect to a host some
// twin stands for connects to the interceptor instead, which tells from the bytes that follow what was meant.
"use strict";
const net = require("node:net");

const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[?::1?\]?|::ffff:127\..+)$/i;

const { port, hosts, offline } = settings();
const claimed = new Set(hosts);
const refused = new Set();
const { connect } = net.Socket.prototype;

net.Socket.prototype.connect = function (...args) {
  const { options, callback } = understood(args);
  const { host } = options;
  if (typeof host !== "string" || options.path || LOOPBACK.test(host)) return connect.apply(this, args);
  if (isClaimed(host)) {
    const redirected = { ...options, host: "127.0.0.1", port, family: 4, lookup: undefined };
    return connect.call(this, redirected, callback);
  }
  return offline ? refuse(this, `${host}:${options.port}`) : connect.apply(this, args);
};

/** Without its settings a process would reach the vendors themselves, so it does not start. */
function settings() {
  const text = process.env.WT_INTERCEPT;
  if (text !== undefined) return JSON.parse(text);
  throw new Error(
    "wt run --intercept: WT_INTERCEPT is missing here. Pass it on with NODE_OPTIONS, or neither.",
  );
}

/** The forms in which `connect` is called: with options, with a port and a host, or by Node with both in a list. */
function understood(args) {
  const [first, second] = args;
  const callback = args.findLast((each) => typeof each === "function");
  if (Array.isArray(first)) return { options: first[0], callback: first[1] ?? undefined };
  if (typeof first === "object" && first !== null) return { options: first, callback };
  return { options: { port: first, host: typeof second === "string" ? second : undefined }, callback };
}

function isClaimed(host) {
  const name = host.replace(/\.$/, "").toLowerCase();
  return claimed.has(name) || claimed.has(name.replace(/^[^.]+/, "*"));
}

function refuse(socket, address) {
  const message = `wt run --offline refuses ${address}: no twin stands for it.`;
  if (!refused.has(address)) {
    refused.add(address);
    process.stderr.write(`${message}\n`);
  }
  const error = Object.assign(new Error(message), { code: "ERR_WT_OFFLINE" });
  process.nextTick(() => socket.destroy(error));
  return socket;
}
