/** The authoring API: everything a twin author imports. */
export type { Api, Body, ItemPath, Ok, Params, Query } from "./authoring/api.ts";
export type { Action, Behaviour, Default, ReadContext, ResourceIdentity } from "./authoring/behaviour.ts";
export type {
  Caller,
  Changes,
  Collection,
  Context,
  OperationHandler,
  Store,
  Where,
} from "./authoring/context.ts";
export { defineVendor } from "./authoring/define-vendor.ts";
export type { Event, Signer, Subscription, Telling } from "./authoring/event.ts";
export type { Failure, FailureAnswer, FailureDetails, Reason } from "./authoring/failure.ts";
export type { HostedAnswer, HostedPage } from "./authoring/hosted-page.ts";
export type { IdGenerator, IdSource } from "./authoring/id.ts";
export type { Page, PageItems, PageResult, PageRow, Paginator, RowSource } from "./authoring/page.ts";
export { type Paged, paged, type Reply, type ReplyParts, reply } from "./authoring/reply.ts";
export type {
  AnswerHandler,
  DeliveryAnswer,
  DeliveryAttempt,
  SocketDelivery,
  Sockets,
} from "./authoring/talking.ts";
export type {
  AnsweredRequest,
  Authenticator,
  CalledOperation,
  Expansion,
  GraphqlConventions,
  Idempotency,
  KeyReuse,
  Operations,
  Pages,
  QueryComplexity,
  RequestHead,
  Resource,
  SearchLanguage,
  Seed,
  SoftDelete,
  Triggers,
  Vendor,
  VendorConfig,
} from "./authoring/vendor.ts";
export { fromBase64, toBase64 } from "./conventions/base64.ts";
export { type BearerOptions, bearer } from "./conventions/bearer.ts";
export { type CursorOptions, cursor } from "./conventions/cursor.ts";
export { type CursorLinkOptions, cursorLinks } from "./conventions/cursor-links.ts";
export {
  type FieldQueryOptions,
  fieldQuery,
  type QueryFieldType,
  type QueryProblem,
} from "./conventions/field-query.ts";
export { type HmacInput, hmac } from "./conventions/hmac.ts";
export { type HmacOptions, hmacSha256 } from "./conventions/hmac-sha256.ts";
export { httpStatus } from "./conventions/http-status.ts";
export { prefixed, sequence, uuid } from "./conventions/ids.ts";
export { isSignedBy, jwtClaims } from "./conventions/jwt.ts";
export { diffLines, type LineChange, mergeLines } from "./conventions/lines.ts";
export { type OffsetOptions, offset } from "./conventions/offset.ts";
export { type PageNumberOptions, pageNumber } from "./conventions/page-number.ts";
export { type PageTokenOptions, pageToken } from "./conventions/page-token.ts";
export type { QueryClause, QueryOperator } from "./conventions/query-clauses.ts";
export { sha1 } from "./conventions/sha1.ts";
export { sha256 } from "./conventions/sha256.ts";
export { standardWebhooks } from "./conventions/standard-webhooks.ts";
export { isoNow, unixNow } from "./conventions/time.ts";
export type { FaultEffect, FaultRule } from "./faults/fault-rule.ts";
export type { RequestMatch } from "./faults/request-match.ts";
export type { LimitDimension, LimitHeaders, RateLimit } from "./limits/rate-limit.ts";
export type { IssueKind, ReadIssue, ReadPath } from "./reading/issue.ts";
export { bracketed, dotted } from "./reading/path.ts";
export { Upload } from "./reading/upload.ts";
export type { TriggerConfig, TriggerStep } from "./triggers/trigger.ts";
export { modelledBy } from "./twin/modelled-operations.ts";
