import { sequence } from "@wondertwin/framework";
import { nodeId } from "../conventions/node-id.ts";
import { accountOf } from "../people/simple-user.ts";
import { repositoryPath } from "../repositories/repository-path.ts";
import { github } from "../vendor.ts";

export default github
  .resource("release-asset", { path: "/repos/{owner}/{repo}/releases/assets/{asset_id}", id: sequence() })
  .behaves({
    defaults: { state: "uploaded", label: null, download_count: 0, bytes: "" },
    shows: (self, { store, url }) => {
      const path = repositoryPath(store, self.repository_id);
      const release = store.release.find(self.release_id);
      return {
        node_id: nodeId("ReleaseAsset", self.id),
        url: url(`${path}/releases/assets/${self.id}`),
        browser_download_url: `https://github.com${path.slice("/repos".length)}/releases/download/${release?.tag_name ?? "untagged"}/${self.name}`,
        uploader: accountOf(self.uploader_login, { store, url }),
      };
    },
  });
