import { linear } from "../vendor.ts";

export default linear.operations({
  fileUpload: ({ body: { contentType, filename, size }, store, url }) => {
    const { id } = store.Asset.insert({});
    const address = url(`/uploads/${id}`);
    return {
      uploadFile: {
        uploadUrl: address,
        assetUrl: `${address}/${encodeURIComponent(filename)}`,
        contentType,
        filename,
        size,
        headers: [{ key: "x-upload-id", value: id }],
        metaData: null,
      },
    };
  },

  upload: ({ params: { upload }, store }) => {
    store.Asset.update(store.Asset.get(upload), { isHere: true });
  },
});
