import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";
import { SOON } from "../conventions/moments.ts";
import { reinstateFunds, withdrawFunds } from "./disputing.ts";

type Dispute = Schemas["dispute"];
type Evidence = Schemas["dispute_evidence"];

/** Evidence a request brings; an empty text takes a piece back. */
export interface Answer {
  readonly evidence?: { readonly [Piece in keyof Evidence]?: string | undefined } | undefined;
  readonly submit?: boolean | undefined;
}

/**
 * Adds evidence to a dispute and, unless the request says to wait, hands it in.
 *
 * The bank decides soon on the documented texts (docs.stripe.com/testing#disputes, "Evidence").
 */
export function answerDispute(
  context: StripeContext,
  dispute: Dispute,
  { evidence, submit = true }: Answer,
): Dispute {
  const { fail, store } = context;
  if (!evidence) return dispute;
  const inquiry = dispute.status === "warning_needs_response";
  if (!inquiry && dispute.status !== "needs_response")
    fail("invalid_argument", {
      message: `This dispute has a status of ${dispute.status} and no longer accepts evidence.`,
    });
  const merged = { ...dispute.evidence };
  for (const [piece, text] of Object.entries(evidence)) Object.assign(merged, { [piece]: text || null });
  const details = { ...dispute.evidence_details, has_evidence: true };
  const answered = store.dispute.update(dispute, {
    evidence: merged,
    evidence_details: submit ? { ...details, submission_count: details.submission_count + 1 } : details,
    ...(submit && { status: inquiry ? "warning_under_review" : "under_review" }),
  });
  if (submit && decisive.has(merged.uncategorized_text ?? ""))
    store.dispute.schedule(answered, "decide", SOON);
  return answered;
}

const decisive: ReadonlySet<string> = new Set([
  "escalate_inquiry_evidence",
  "losing_evidence",
  "winning_evidence",
]);

/** Whether a dispute waits for its answer. */
export const isOpen = ({ status }: Dispute): boolean =>
  status === "needs_response" || status === "warning_needs_response";

/** Accepts a dispute as lost; an inquiry just ends. */
export function closeDispute({ fail, store }: StripeContext, dispute: Dispute): Dispute {
  const { evidence_details, status } = dispute;
  if (!isOpen(dispute))
    fail("failed_precondition", {
      resource: "dispute",
      state: status,
      extra: { action: "close", from: ["needs_response", "warning_needs_response"] },
    });
  return store.dispute.update(
    dispute,
    {
      evidence_details: { ...evidence_details, due_by: null },
      status: status === "needs_response" ? "lost" : "warning_closed",
    },
    { event: "charge.dispute.closed" },
  );
}

/** Decides a dispute under review by its evidence. */
export function decide(context: StripeContext, dispute: Dispute): void {
  const { evidence, evidence_details, status } = dispute;
  const inquiry = status === "warning_under_review";
  if (!inquiry && status !== "under_review") return;
  const close = (outcome: Dispute["status"]) =>
    context.store.dispute.update(
      dispute,
      { evidence_details: { ...evidence_details, due_by: null }, status: outcome },
      { event: "charge.dispute.closed" },
    );
  const text = evidence.uncategorized_text;
  if (text === "escalate_inquiry_evidence") {
    if (inquiry) escalate(context, dispute);
  } else if (inquiry) close("warning_closed");
  else if (text === "losing_evidence") close("lost");
  else {
    reinstateFunds(context, dispute);
    close("won");
  }
}

/** Makes an inquiry a dispute that takes the money. */
function escalate(context: StripeContext, dispute: Dispute): void {
  withdrawFunds(
    context,
    context.store.dispute.update(dispute, { is_charge_refundable: false, status: "needs_response" }),
  );
}
