import type { ResendContext } from "../context.ts";
import type { EmailInput } from "./check-email.ts";

type Input = NonNullable<EmailInput["attachments"]>[number];

/** How long the address of a file is good. */
const GOOD_FOR = 3_600_000;

/** What names of files say of what is in them. */
const TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv",
  gif: "image/gif",
  html: "text/html",
  ics: "text/calendar",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  json: "application/json",
  pdf: "application/pdf",
  png: "image/png",
  txt: "text/plain",
  xml: "application/xml",
  zip: "application/zip",
};

/** Keeps the files of an email. One that lies elsewhere is not fetched: nothing of it is known but its name. */
export function keepAttachments(
  email_id: string,
  inputs: readonly Input[],
  { store }: Pick<ResendContext, "store">,
): void {
  for (const input of inputs) {
    const { content = "", content_id, path } = input;
    const filename = input.filename ?? path?.split("/").at(-1) ?? null;
    store.attachment.insert({
      email_id,
      content,
      filename,
      content_type: input.content_type ?? typeOf(filename),
      content_disposition: content_id === undefined ? "attachment" : "inline",
      content_id: content_id ?? null,
      size: sizeOf(content),
    });
  }
}

const typeOf = (filename: string | null): string =>
  TYPES[filename?.split(".").at(-1)?.toLowerCase() ?? ""] ?? "application/octet-stream";

/** How many bytes a Base64 text stands for. */
const sizeOf = (text: string): number => Math.floor((text.replace(/=+$/, "").length * 3) / 4);

/** Until when the address of a file is good that is asked for now. */
export const goodUntil = (unix: number): string => new Date(unix * 1000 + GOOD_FOR).toISOString();
