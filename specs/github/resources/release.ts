import { sequence } from "@wondertwin/framework";
import { moment } from "../conventions/moment.ts";
import { nodeId } from "../conventions/node-id.ts";
import { tagRelease } from "../git/tag-release.ts";
import { accountOf } from "../people/simple-user.ts";
import { repositoryPath } from "../repositories/repository-path.ts";
import { github } from "../vendor.ts";

export default github
  .resource("release", {
    path: "/repos/{owner}/{repo}/releases/{release_id}",
    id: sequence(),
    by: ["tag_name"],
  })
  .behaves({
    defaults: { draft: false, prerelease: false, author_login: ({ caller }) => caller.id },
    shows: (self, { store, url }) => {
      const path = repositoryPath(store, self.repository_id);
      const api = url(`${path}/releases/${self.id}`);
      const page = `https://github.com${path.slice("/repos".length)}`;
      return {
        node_id: nodeId("Release", self.id),
        url: api,
        assets_url: `${api}/assets`,
        // Uploads go to a host of their own, which stands below this one here.
        upload_url: url(`${path}/releases/${self.id}/assets{?name,label}`),
        html_url: `${page}/releases/tag/${self.tag_name}`,
        tarball_url: self.draft ? null : url(`${path}/tarball/${self.tag_name}`),
        zipball_url: self.draft ? null : url(`${path}/zipball/${self.tag_name}`),
        author: accountOf(self.author_login, { store, url }),
        assets: store["release-asset"]
          .list({ release_id: self.id })
          .map((asset) => store["release-asset"].show(asset)),
      };
    },
    create: ({ body, parents: { repository }, now }) => ({
      repository_id: repository.id,
      target_commitish: body.target_commitish ?? repository.default_branch,
      published_at: body.draft === true ? null : moment(now()),
    }),
    created: (context) => {
      if (!context.self.draft) tagRelease(context, context.self);
      return undefined;
    },
    update: ({ self, body, now }) => ({
      ...(body.draft === false && self.draft && { published_at: moment(now()) }),
    }),
    remove: ({ self, store }) => {
      for (const asset of store["release-asset"].list({ release_id: self.id }))
        store["release-asset"].remove(asset);
    },
  });
