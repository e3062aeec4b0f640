import type { File } from "../resources.ts";
import type { SlackContext } from "./context.ts";
import { present } from "./present.ts";

/** What a file's name says of its contents: type as Slack calls it, media type, and type for people. */
const KINDS: { readonly [extension: string]: readonly [type: string, media: string, pretty: string] } = {
  csv: ["csv", "text/csv", "CSV"],
  gif: ["gif", "image/gif", "GIF"],
  html: ["html", "text/html", "HTML"],
  jpeg: ["jpg", "image/jpeg", "JPEG"],
  jpg: ["jpg", "image/jpeg", "JPEG"],
  js: ["javascript", "text/plain", "JavaScript/JSON"],
  json: ["javascript", "text/plain", "JavaScript/JSON"],
  md: ["markdown", "text/plain", "Markdown (raw)"],
  pdf: ["pdf", "application/pdf", "PDF"],
  png: ["png", "image/png", "PNG"],
  py: ["python", "text/plain", "Python"],
  ts: ["typescript", "text/plain", "TypeScript"],
  txt: ["text", "text/plain", "Plain Text"],
  zip: ["zip", "application/zip", "Zip"],
};

export function kindOf(name: string): Pick<File, "filetype" | "mimetype" | "pretty_type"> {
  const extension = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  const [filetype, mimetype, pretty_type] = KINDS[extension] ?? [
    "binary",
    "application/octet-stream",
    "Binary",
  ];
  return { filetype, mimetype, pretty_type };
}

/** The file an id names, once it is there. */
export function fileOf({ store, fail }: Pick<SlackContext, "store" | "fail">, id: string | undefined): File {
  const file = store.file.find(id ?? "");
  return file?.state === "complete" ? file : fail("file_not_found");
}

/** A file as the API shows it. */
export function fileShown({ store }: Pick<SlackContext, "store">, file: File) {
  const { state: _, content, reactions, channels, groups, ims, external_id, external_url, ...shown } = file;
  const isText = file.mimetype.startsWith("text/");
  return present({
    ...shown,
    username: "",
    editable: isText,
    display_as_bot: store.user.find(file.user)?.is_bot ?? false,
    url_private_download: file.url_private.replace("/files-pri/", "/files-pri/download/"),
    channels: [...channels],
    groups: [...groups],
    ims: [...ims],
    has_rich_preview: false,
    file_access: "visible",
    reactions:
      reactions.length > 0 ? reactions.map((each) => ({ ...each, users: [...each.users] })) : undefined,
    external_id: external_id === "" ? undefined : external_id,
    external_url: external_url === "" ? undefined : external_url,
    preview: isText && content !== "" ? content.slice(0, 1000) : undefined,
  });
}
