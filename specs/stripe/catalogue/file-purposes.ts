import type { Schemas } from "../api.gen.ts";

type Purpose = Schemas["file"]["purpose"];

const MB = 1024 * 1024;

/** The largest file of a purpose, in bytes; 512 MB where none is named (docs.stripe.com/file-upload). */
const largest: { readonly [Name in Purpose]?: number } = {
  business_icon: 512 * 1024,
  business_logo: 512 * 1024,
  customer_signature: 4 * MB,
  dispute_evidence: 5 * MB,
  identity_document: 16 * MB,
  terminal_reader_splashscreen: 2 * MB,
};

export const largestFile = (purpose: Purpose) => largest[purpose] ?? 512 * MB;

/** Purposes whose files can be linked to (docs.stripe.com/api/file_links/create). */
export const linkable: readonly Purpose[] = [
  "business_icon",
  "business_logo",
  "customer_signature",
  "dispute_evidence",
  "finance_report_run",
  "identity_document_downloadable",
  "pci_document",
  "selfie",
  "sigma_scheduled_query",
  "tax_document_user_upload",
  "terminal_reader_splashscreen",
];

const endings: Readonly<Record<string, string>> = { jpeg: "jpg", htm: "html" };

/** The kind of a file as Stripe names it, from its name's ending or its media type. */
export function fileType(filename: string, contentType: string): string | null {
  const [, ending] = /\.([A-Za-z0-9]{1,8})$/.exec(filename) ?? [];
  const [, subtype] = /^[a-z]+\/([a-z]{2,5})$/.exec(contentType) ?? [];
  const found = (ending ?? subtype)?.toLowerCase();
  return found === undefined ? null : (endings[found] ?? found);
}
