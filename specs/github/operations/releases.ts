import { paged, reply, Upload } from "@wondertwin/framework";
import { github } from "../vendor.ts";

export default github.operations({
  "repos/list-releases": ({ parents: { repository }, store }) =>
    paged(store.release.list({ repository_id: repository.id }).toReversed()),

  "repos/get-latest-release": ({ parents: { repository }, store, fail }) => {
    const published = store.release.list({ repository_id: repository.id, draft: false, prerelease: false });
    return store.release.show(published.at(-1) ?? fail("not_found"));
  },

  "repos/list-release-assets": ({ parents: { release }, store }) =>
    paged(store["release-asset"].list({ release_id: release.id })),

  "repos/upload-release-asset": ({
    parents: { repository, release },
    query,
    body,
    header,
    caller,
    store,
  }) => {
    const upload: unknown = body;
    const bytes = upload instanceof Upload ? upload.bytes : new Uint8Array();
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    const asset = store["release-asset"].insert({
      name: query.name,
      label: query.label ?? null,
      content_type: header("content-type") ?? "application/octet-stream",
      size: bytes.length,
      repository_id: repository.id,
      release_id: release.id,
      uploader_login: caller.id,
      bytes: btoa(text),
    });
    return store["release-asset"].show(asset);
  },

  "repos/get-release-asset": ({ parents, header, store }) => {
    const asset = parents["release-asset"];
    if (!(header("accept") ?? "").includes("octet-stream")) return store["release-asset"].show(asset);
    const bytes = Uint8Array.from(atob(asset.bytes), (character) => character.charCodeAt(0));
    return reply({ body: bytes, contentType: asset.content_type });
  },
});
