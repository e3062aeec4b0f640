import { sequence } from "@wondertwin/framework";
import { simpleUser } from "../people/simple-user.ts";
import { github } from "../vendor.ts";

export default github
  .resource("user", { path: "/users/{username}", id: sequence(), by: ["login"], ignoreCase: true })
  .behaves({
    defaults: { type: "User", site_admin: false },
    shows: (self, { store, url }) => {
      const own = store.repository.list({ owner_login: self.login });
      const hidden = own.filter((repository) => repository.private).length;
      return {
        ...simpleUser(self, { url }),
        name: self.name,
        email: self.email,
        public_repos: own.length - hidden,
        total_private_repos: hidden,
        owned_private_repos: hidden,
      };
    },
  });
