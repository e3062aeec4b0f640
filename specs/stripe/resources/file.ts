import { prefixed } from "@wondertwin/framework";
import { fileType, largestFile } from "../catalogue/file-purposes.ts";
import { stripe } from "../vendor.ts";

const file = stripe.resource("file", { path: "/v1/files/{file}", id: prefixed("file_1", 23) });

export default file.behaves({
  computed: {
    links: (self, { store }) => {
      const links = store.file_link.list({ file: self.id }).toReversed();
      const url = `/v1/file_links?file=${self.id}`;
      return { object: "list", data: links.slice(0, 10), has_more: links.length > 10, url };
    },
    url: (self, { url }) => url(`/v1/files/${self.id}/contents`),
  },
  create: ({ body, fail }) => {
    const { filename, contentType, bytes } = body.file;
    if (bytes.byteLength > largestFile(body.purpose))
      fail("invalid_argument", {
        message: `The file is too large: a file with the purpose ${body.purpose} can have at most ${largestFile(body.purpose)} bytes.`,
        param: "file",
      });
    return {
      filename: filename === "" ? null : filename,
      size: bytes.byteLength,
      title: null,
      type: fileType(filename, contentType),
    };
  },
  created: ({ self, body: { file_link_data: link }, store }) => {
    if (link?.create)
      store.file_link.insert({
        file: self.id,
        ...(link.expires_at !== undefined && { expires_at: link.expires_at }),
        ...(link.metadata && { metadata: link.metadata }),
      });
    return self;
  },
});
