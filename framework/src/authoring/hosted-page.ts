import type { Api } from "./api.ts";
import type { Context } from "./context.ts";

/** What a page answers with: a document, or where the visitor is sent next. */
export type HostedAnswer = { readonly html: string } | { readonly redirect: string };

/** A visit as a page's handler sees it: every value is text, and nothing was validated. */
export interface Visit {
  parameters: {
    path: Readonly<Record<string, string>>;
    query: Readonly<Record<string, string | undefined>>;
  };
  requestBody: {
    content: { "application/x-www-form-urlencoded": Readonly<Record<string, string | undefined>> };
  };
}

type Handler<A extends Api, R> = (context: Context<A, R, Visit>) => HostedAnswer;

/** A page that a vendor's customers visit in a browser, without a key. */
export interface HostedPage<A extends Api, R> {
  readonly get: Handler<A, R>;
  /** What a form on the page does. */
  readonly post?: Handler<A, R>;
}
