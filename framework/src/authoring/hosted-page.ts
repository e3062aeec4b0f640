import type { Upload } from "../reading/upload.ts";
import type { Api } from "./api.ts";
import type { Context } from "./context.ts";

/** What a page answers with: a document, where the visitor is sent next, or what a program reads. */
export type HostedAnswer =
  | { readonly html: string }
  | { readonly redirect: string }
  | { readonly text: string }
  | { readonly file: Upload }
  | { readonly json: unknown };

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

/** A page that a vendor's customers visit in a browser, without a key, or an address that programs send to. */
export interface HostedPage<A extends Api, R> {
  readonly get?: Handler<A, R>;
  /** What a form on the page does. */
  readonly post?: Handler<A, R>;
  /** Takes what a program sends there: the value of a JSON body, or a file. */
  readonly receive?: (context: Context<A, R, Visit> & { readonly sent: unknown }) => HostedAnswer;
}
