import type { Resources } from "../resources.ts";

const MIXED = "=_wondertwin_mixed";
const ALTERNATIVE = "=_wondertwin_alternative";

/** An email as it goes from server to server (RFC 5322, RFC 2046). */
export function eml(
  email: Resources["received_email"],
  files: readonly Pick<Resources["attachment"], "content" | "content_id" | "content_type" | "filename">[],
): string {
  const texts = [
    ...(email.text === null ? [] : [part("text/plain; charset=utf-8", encoded(email.text))]),
    ...(email.html === null ? [] : [part("text/html; charset=utf-8", encoded(email.html))]),
  ];
  const body = `Content-Type: multipart/alternative; boundary="${ALTERNATIVE}"\r\n\r\n${joined(ALTERNATIVE, texts)}`;
  const attached = files.map(({ content, content_id, content_type, filename }) => {
    const name = filename === null ? "" : `; filename="${filename.replace(/["\r\n]/g, "_")}"`;
    const id = content_id === null ? "" : `\r\nContent-ID: <${content_id}>`;
    return part(content_type, content, `\r\nContent-Disposition: attachment${name}${id}`);
  });
  return [
    header("From", email.from),
    header("To", email.to.join(", ")),
    ...(email.cc ? [header("Cc", email.cc.join(", "))] : []),
    header("Subject", email.subject),
    header("Message-ID", email.message_id),
    header("Date", new Date(email.created_at).toUTCString()),
    "MIME-Version: 1.0",
    `Content-Type: multipart/mixed; boundary="${MIXED}"`,
    "",
    joined(MIXED, [body, ...attached]),
  ].join("\r\n");
}

function part(type: string, base64: string, more = ""): string {
  const lines = base64.match(/.{1,76}/g)?.join("\r\n") ?? "";
  return `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64${more}\r\n\r\n${lines}`;
}

const joined = (boundary: string, parts: readonly string[]) =>
  `${parts.map((each) => `--${boundary}\r\n${each}`).join("\r\n")}\r\n--${boundary}--\r\n`;

/** A header; what is not ASCII in it is encoded (RFC 2047). */
function header(name: string, value: string): string {
  const line = value.replace(/[\r\n]+/g, " ");
  return `${name}: ${/^[\x20-\x7e]*$/.test(line) ? line : `=?utf-8?B?${encoded(line)}?=`}`;
}

/** A text in Base64, as UTF-8. */
const encoded = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
