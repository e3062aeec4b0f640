import { Upload } from "../reading/upload.ts";
import type { AnyHostedPage } from "../twin/erased.ts";

/** What tells of a verdict, where it is not that the note changed. */
const events: Readonly<Record<string, string | false>> = { good: "note.praised", secret: false };

/** The made-up vendor's hosted pages: a reader reviews a note. */
export const notesPages = {
  kind: "pages",
  pages: {
    "/review/{note}": {
      get: ({ params, query }) => ({ html: `<p>${params["note"]} for ${query["by"]}</p>` }),
      post: ({ body, emit, params, store, fail }) => {
        const { verdict = "none" } = body;
        const note = store["note"]?.get(params["note"] ?? "") ?? {};
        const event = Object.hasOwn(events, verdict) ? events[verdict] : undefined;
        store["note"]?.update(note, { text: verdict }, event === undefined ? {} : { event });
        for (const author of store["author"]?.list() ?? []) emit("author.reviewed", author);
        if (verdict === "spam") fail("permission_denied");
        return { redirect: `https://notes.test/?verdict=${verdict}` };
      },
    },
    "/copy/{note}": {
      get: ({ params }) => ({
        file: new Upload({
          filename: `${params["note"]} ä.bin`,
          contentType: "application/x-note",
          bytes: Uint8Array.of(0, 255),
        }),
      }),
    },
    "/drop": {
      receive: ({ sent }) =>
        sent instanceof Upload
          ? { text: `${sent.filename} ${sent.contentType} ${sent.bytes.length}` }
          : { json: { sent } },
    },
  } satisfies Record<string, AnyHostedPage>,
};
