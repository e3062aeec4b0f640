import type { ListedDelivery } from "@wondertwin/framework/contracts";
import type { FollowedAttempt } from "../control/follow-deliveries.ts";
import { timeText } from "./captures-text.ts";
import { printableLine } from "./printable.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";

/** Deliveries, a line each. */
export function deliveriesText(deliveries: readonly ListedDelivery[], style: Style): string {
  const { dim } = style;
  if (deliveries.length === 0) return dim("Nobody was told of anything that would fit.");
  const head = ["    ID", "DUE", "STATUS", "EVENT", "TO", "ANSWERS"].map(dim);
  return table([head, ...deliveries.map((delivery) => cells(delivery, style))]);
}

/** One attempt as a line by itself: event, receiver, what came of it, and what comes next. */
export function attemptLine({ delivery, number, attempt }: FollowedAttempt, style: Style): string {
  const { status, error = "", duration, at } = attempt;
  const isTaken = status !== undefined && status >= 200 && status < 300;
  const answer = isTaken ? style.good(String(status)) : style.bad(printableLine(String(status ?? error)));
  const next =
    delivery.status === "waiting" ? `again ${timeText(delivery.due)}` : number > 1 ? delivery.status : "";
  return [
    style.dim(timeText(at)),
    printableLine(delivery.event.name),
    printableLine(delivery.url),
    answer,
    style.dim(`${duration.toFixed(0)} ms`),
    style.dim(`attempt ${number}`),
    style.dim(next),
  ]
    .join("  ")
    .trimEnd();
}

function cells({ id, due, status, event, url, attempts }: ListedDelivery, style: Style): string[] {
  const answers = attempts.map(({ status: code, error = "" }) => String(code ?? error));
  return [
    `    ${printableLine(id)}`,
    style.dim(timeText(due)),
    statusText(status, style),
    printableLine(event.name),
    printableLine(url),
    style.dim(printableLine(answers.join(", "))),
  ];
}

function statusText(status: ListedDelivery["status"], { bad, good, warning, dim }: Style): string {
  if (status === "succeeded") return good(status);
  if (status === "failed") return bad(status);
  return status === "waiting" ? warning(status) : dim(status);
}
