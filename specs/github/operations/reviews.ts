import { paged } from "@wondertwin/framework";
import { moment } from "../conventions/moment.ts";
import { issueOf, type Pull } from "../pulls/pull.ts";
import { github } from "../vendor.ts";

/** What a review says once it is submitted. */
const states = { APPROVE: "APPROVED", REQUEST_CHANGES: "CHANGES_REQUESTED", COMMENT: "COMMENTED" } as const;

export default github.operations({
  "pulls/create-review": (context) => {
    const { parents, body = {}, store, fail, now, caller, emit } = context;
    const pull = parents["pull-request"];
    const { event, comments = [], commit_id = pull.head_sha } = body;
    if (event !== undefined) refuseReview(context, pull, event, body.body);
    const isPending = store["pull-request-review"].find({
      pull_id: pull.id,
      user_login: caller.id,
      state: "PENDING",
    });
    if (isPending)
      fail("unprocessable", { message: "User can only have one pending review per pull request" });
    const review = store["pull-request-review"].within(pull).insert({
      pull_id: pull.id,
      body: body.body ?? "",
      commit_id,
      state: event === undefined ? "PENDING" : states[event],
      ...(event !== undefined && { submitted_at: moment(now()) }),
    });
    for (const { path, body: text, line, position } of comments)
      store["pull-request-review-comment"].within(parents.repository).insert({
        pull_id: pull.id,
        pull_request_review_id: review.id,
        path,
        body: text,
        commit_id,
        original_commit_id: commit_id,
        line,
        original_line: line,
        position,
        original_position: position,
      });
    if (event !== undefined) {
      const requested_logins = pull.requested_logins.filter((login) => login !== caller.id);
      store["pull-request"].update(pull, { requested_logins });
      emit("pull-request-review-submitted", store["pull-request-review"].show(review));
    }
    return review;
  },

  "pulls/submit-review": (context) => {
    const { parents, body, store, fail, now, emit } = context;
    const review = parents["pull-request-review"];
    if (review.state !== "PENDING")
      fail("unprocessable", { message: "Can not submit a review that is not pending" });
    refuseReview(context, parents["pull-request"], body.event, body.body ?? review.body);
    const submitted = store["pull-request-review"].update(review, {
      state: states[body.event],
      submitted_at: moment(now()),
      ...(body.body !== undefined && { body: body.body }),
    });
    emit("pull-request-review-submitted", store["pull-request-review"].show(submitted));
    return submitted;
  },

  "pulls/dismiss-review": ({ parents, store, fail, emit }) => {
    const review = parents["pull-request-review"];
    if (review.state === "COMMENTED" || review.state === "PENDING")
      fail("unprocessable", {
        message: `Can not dismiss a ${review.state.toLowerCase()} pull request review`,
      });
    const dismissed = store["pull-request-review"].update(review, { state: "DISMISSED" });
    emit("pull-request-review-dismissed", store["pull-request-review"].show(dismissed));
    return dismissed;
  },

  "pulls/delete-pending-review": ({ parents, store, fail }) => {
    const review = parents["pull-request-review"];
    if (review.state !== "PENDING")
      fail("unprocessable", { message: "Can not delete a non-pending pull request review" });
    const shown = store["pull-request-review"].show(review);
    store["pull-request-review"].remove(review);
    return shown;
  },

  "pulls/list-comments-for-review": ({ parents, store }) =>
    paged(
      store["pull-request-review-comment"].list({
        pull_request_review_id: parents["pull-request-review"].id,
      }),
    ),

  "pulls/list-review-comments": ({ parents, store }) =>
    paged(store["pull-request-review-comment"].list({ pull_id: parents["pull-request"].id })),

  "pulls/create-review-comment": ({ parents, body, store }) => {
    const { path, commit_id, line, position, side = "RIGHT", in_reply_to } = body;
    return store["pull-request-review-comment"].within(parents.repository).insert({
      pull_id: parents["pull-request"].id,
      pull_request_review_id: null,
      body: body.body,
      path,
      commit_id,
      original_commit_id: commit_id,
      line,
      original_line: line,
      position,
      original_position: position,
      side,
      in_reply_to_id: in_reply_to,
      subject_type: body.subject_type ?? "line",
    });
  },

  "pulls/create-reply-for-review-comment": ({ parents, body, store }) => {
    const before = parents["pull-request-review-comment"];
    const { path, commit_id, original_commit_id, line, original_line, position, original_position } = before;
    return store["pull-request-review-comment"].within(parents.repository).insert({
      pull_id: before.pull_id,
      pull_request_review_id: before.pull_request_review_id,
      in_reply_to_id: before.in_reply_to_id ?? before.id,
      body: body.body,
      path,
      commit_id,
      original_commit_id,
      line,
      original_line,
      position,
      original_position,
    });
  },
});

interface Reviewing {
  readonly caller: { readonly id: string };
  readonly store: Parameters<typeof issueOf>[0];
  fail(code: "unprocessable", details: { readonly message: string }): never;
}

function refuseReview(
  { caller, store, fail }: Reviewing,
  pull: Pull,
  event: keyof typeof states,
  text: string | undefined,
): void {
  const isOwn = issueOf(store, pull).user_login === caller.id;
  if (isOwn && event === "APPROVE")
    fail("unprocessable", { message: "Can not approve your own pull request" });
  if (isOwn && event === "REQUEST_CHANGES")
    fail("unprocessable", { message: "Can not request changes on your own pull request" });
  if (event !== "APPROVE" && (text === undefined || text.trim() === ""))
    fail("unprocessable", { message: "Body can not be blank" });
}
