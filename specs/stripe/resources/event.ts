import { prefixed } from "@wondertwin/framework";
import { stripe } from "../vendor.ts";

const event = stripe.resource("event", { path: "/v1/events/{id}", id: prefixed("evt_1", 23) });

/** Lists go back thirty days (docs.stripe.com/api/events/list). */
const LISTED_FOR = 30 * 24 * 60 * 60;

export default event.behaves({
  filters: {
    delivery_success: (self, succeeded) => (self.pending_webhooks === 0) === succeeded,
    type: (self, pattern) => matches(self.type, pattern),
    types: (self, types) => types.includes(self.type),
  },
  listed: (self, { query, unix, fail }) => {
    if (query.type !== undefined && query.types !== undefined)
      fail("invalid_argument", {
        message: "You may only specify one of these parameters: type, types.",
        param: "type",
      });
    return self.created >= unix() - LISTED_FOR;
  },
});

/** A type, or a group of types by a star: `charge.*`. */
function matches(type: string, pattern: string): boolean {
  const [start = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return type === pattern;
  let at = start.length;
  if (!type.startsWith(start)) return false;
  for (const [position, part] of rest.entries()) {
    const found =
      position === rest.length - 1
        ? type.endsWith(part) && type.length - part.length >= at
          ? type.length - part.length
          : -1
        : type.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return true;
}
