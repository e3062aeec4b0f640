import { Upload } from "@wondertwin/framework";
import { slack } from "../vendor.ts";

/** Where the bytes of a file go between asking for an address and completing the upload. */
export default slack.pages({
  "/upload/v1/{file}": {
    receive: ({ params, sent, store, fail }) => {
      const file = store.file.find(params["file"] ?? "");
      if (file?.state !== "waiting" || !(sent instanceof Upload)) return fail("upload_not_found");
      const isText = file.mimetype.startsWith("text/");
      const content = isText ? new TextDecoder().decode(sent.bytes) : "";
      store.file.update(file, { state: "uploaded", size: sent.bytes.length, content });
      return { text: `OK - ${sent.bytes.length}` };
    },
  },
});
