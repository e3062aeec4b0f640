import { sequence } from "@wondertwin/framework";
import { placeOf } from "../git/place.ts";
import { shownCommit } from "../git/shown-commit.ts";
import { encodedPath } from "../git/shown-difference.ts";
import { github } from "../vendor.ts";

export default github
  .resource("branch", {
    path: "/repos/{owner}/{repo}/branches/{branch}",
    id: sequence(),
    key: "id",
    by: ["name"],
  })
  .behaves({
    shows: (self, { store, url }) => {
      const place = placeOf({ store, url }, store.repository.get(self.repository_id));
      const api = `${place.api}/branches/${encodedPath(self.name)}`;
      const protection = store["branch-protection"].within(self).list()[0];
      return {
        commit: shownCommit(place, self.sha),
        _links: { self: api, html: `${place.page}/tree/${encodedPath(self.name)}` },
        protected: protection !== undefined,
        protection: protection ? store["branch-protection"].show(protection) : { enabled: false },
        protection_url: `${api}/protection`,
      };
    },
  });
