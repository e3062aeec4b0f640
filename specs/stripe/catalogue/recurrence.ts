import type { Schemas } from "../api.gen.ts";
import type { Fail } from "../context.ts";

type Recurring = Schemas["recurring"];

interface RequestedRecurrence {
  readonly aggregate_usage?: Recurring["aggregate_usage"];
  readonly interval: Recurring["interval"];
  readonly interval_count?: number;
  readonly meter?: string;
  readonly usage_type?: Recurring["usage_type"];
}

/** The longest time between two bills is three years (docs.stripe.com/api/prices/create). */
const most = { day: 1095, week: 156, month: 36, year: 3 };

/** How often a price is billed. */
export function recurrenceOf(request: RequestedRecurrence, fail: Fail): Recurring {
  const { interval, interval_count = 1, usage_type = "licensed", aggregate_usage = null } = request;
  if (interval_count < 1)
    fail("parameter_invalid_integer", {
      message: "This value must be greater than or equal to 1.",
      param: "recurring[interval_count]",
    });
  if (interval_count > most[interval])
    fail("invalid_argument", {
      message: `Recurring prices can have at most ${most[interval]} ${interval}s between bills.`,
      param: "recurring[interval_count]",
    });
  if (aggregate_usage !== null && usage_type !== "metered")
    fail("invalid_argument", {
      message: "You can only specify `aggregate_usage` when `usage_type` is `metered`.",
      param: "recurring[aggregate_usage]",
    });
  return {
    aggregate_usage: aggregate_usage ?? (usage_type === "metered" && !request.meter ? "sum" : null),
    interval,
    interval_count,
    meter: request.meter ?? null,
    usage_type,
  };
}
