import { TwinError } from "../contracts/twin-error.ts";
import { controlRoute } from "./control-route.ts";
import { type InlineSchema, objectOf } from "./inline-schema.ts";
import { partition } from "./partition-parameter.ts";

const reading: InlineSchema = {
  ...objectOf(
    {
      now: { type: "string", format: "date-time", description: "What the clock shows" },
      rate: {
        type: "number",
        minimum: 0,
        description: "How many times as fast as the machine's; 0: it stands",
      },
      real: { type: "string", format: "date-time", description: "What the machine's clock shows" },
    },
    ["now", "rate", "real"],
  ),
};

/** How a twin's clocks are read and moved. */
export const clockRoutes = [
  controlRoute<{ readonly partition?: string }>({
    method: "GET",
    path: "/_wt/clock",
    summary: "Reads the clock of a partition, or of those that nobody entered yet",
    query: { partition },
    answer: reading,
    handle: (twin, { query }) => twin.clock(query.partition),
  }),
  controlRoute<unknown, { readonly duration: string; readonly partition?: string }>({
    method: "POST",
    path: "/_wt/clock/advance",
    summary: "Moves the clock forward; it goes on as it went",
    body: objectOf(
      { duration: { type: "string", description: "Such as 90s, 12h, 30d or P30DT12H" }, partition },
      ["duration"],
    ),
    answer: reading,
    handle: (twin, { body }) => {
      twin.advance(body.duration, body.partition);
      return twin.clock(body.partition);
    },
  }),
  controlRoute<unknown, { readonly now: string; readonly partition?: string }>({
    method: "POST",
    path: "/_wt/clock/set",
    summary: "Sets the clock to a later moment; it goes on as it went",
    body: objectOf({ now: { type: "string", description: "ISO 8601" }, partition }, ["now"]),
    answer: reading,
    handle: (twin, { body }) => {
      twin.setClock(body.now, body.partition);
      return twin.clock(body.partition);
    },
  }),
  controlRoute<unknown, { readonly partition?: string }>({
    method: "POST",
    path: "/_wt/clock/freeze",
    summary: "Stops the clock where it is",
    body: objectOf({ partition }),
    answer: reading,
    handle: (twin, { body }) => {
      twin.runClock(0, body.partition);
      return twin.clock(body.partition);
    },
  }),
  controlRoute<unknown, { readonly rate?: number; readonly partition?: string }>({
    method: "POST",
    path: "/_wt/clock/run",
    summary: "Lets the clock go, as fast as the machine's unless told otherwise",
    body: objectOf({ rate: { type: "number", description: "How many times as fast; above 0" }, partition }),
    answer: reading,
    handle: (twin, { body }) => {
      const { rate = 1 } = body;
      if (!(rate > 0))
        throw new TwinError("bad_request", `A clock does not run at a rate of ${rate}.`, {
          hint: "Give a number above 0, or freeze the clock.",
        });
      twin.runClock(rate, body.partition);
      return twin.clock(body.partition);
    },
  }),
];
