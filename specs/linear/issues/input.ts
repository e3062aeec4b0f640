import type { Schemas } from "../api.gen.ts";
import type { Acting } from "../workspace/acting.ts";

type Input = Pick<Schemas["IssueUpdateInput"], "priority" | "estimate" | "dueDate">;

const LOWEST = 4;

/** Refuses what no schema does: priorities that there are not, and days that are none. */
export function checkInput({ priority, estimate, dueDate }: Input, { fail }: Acting): void {
  if (typeof priority === "number" && (priority < 0 || priority > LOWEST))
    fail("INVALID_INPUT", { message: "priority must be one of 0, 1, 2, 3 and 4" });
  if (typeof estimate === "number" && estimate < 0)
    fail("INVALID_INPUT", { message: "estimate must not be negative" });
  if (typeof dueDate === "string" && Number.isNaN(Date.parse(dueDate)))
    fail("INVALID_INPUT", { message: "dueDate must be a date" });
}
